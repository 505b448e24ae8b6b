namespace FhirCalc.Facade.Outbox;

/// <summary>A batch Bundle: each entry stands for itself, so what is kept of the Bundle is only what became of its entries.</summary>
internal sealed record Batch(string Id, string Client, string ContentHash, IReadOnlyList<BatchEntry> Entries);

/// <summary>One entry: accepted as a submission of its own, refused, or a request to read.</summary>
internal sealed record BatchEntry
{
    /// <summary>The submission that it was accepted as.</summary>
    public string? Submission { get; init; }

    /// <summary>Path and query of what it reads; read anew whenever the answer is given.</summary>
    public string? Read { get; init; }

    /// <summary>Whether only its headers are asked for.</summary>
    public bool IsHead { get; init; }

    /// <summary>The version that the client has of what it reads.</summary>
    public string? IfNoneMatch { get; init; }

    /// <summary>The time, an instant, of what the client has.</summary>
    public string? IfModifiedSince { get; init; }

    /// <summary>HTTP status of the refusal.</summary>
    public int Status { get; init; }

    /// <summary>OperationOutcome of the refusal.</summary>
    public byte[]? Outcome { get; init; }
}
