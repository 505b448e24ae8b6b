using FhirCalc.Fhir.Json;
using FhirCalc.Sandbox.Storage;

namespace FhirCalc.Sandbox.Interactions;

/// <summary>What the client wants to get back for a write.</summary>
internal enum PreferredReturn
{
    Unstated,
    Minimal,
    Representation,
    OperationOutcome,
}

/// <summary>A request, whether it came by HTTP or as the entry of a Bundle.</summary>
internal sealed record SandboxRequest(string Method, Address Address, string BaseUrl)
{
    public Interaction Interaction { get; } = InteractionTable.Find(Method, Address);

    public ResourceJson? Body { get; init; }

    /// <summary>The fields of a search form.</summary>
    public string Form { get; init; } = "";

    public string? IfMatch { get; init; }

    public string? IfNoneMatch { get; init; }

    public string? IfNoneExist { get; init; }

    public PreferredReturn Return { get; init; }

    /// <summary><c>Prefer: handling=strict</c>.</summary>
    public bool Strict { get; init; }
}

/// <summary>The answer: a resource as stored, or a body that was made for it, or neither.</summary>
internal sealed record SandboxReply(int Status)
{
    /// <summary>The version that the answer is about; its headers are sent even when its content is not.</summary>
    public StoredVersion? Version { get; init; }

    public byte[]? Body { get; init; }

    /// <summary>Whether something was created or matched, so that its place is told.</summary>
    public bool TellsLocation { get; init; }
}
