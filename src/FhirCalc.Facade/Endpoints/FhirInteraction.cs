namespace FhirCalc.Facade.Endpoints;

/// <summary>Stands on an endpoint to say what it is in FHIR's words. The CapabilityStatement is made of these alone.</summary>
/// <param name="Code">An interaction (read, search-type, transaction …) or, for an operation, its name without the dollar.</param>
/// <param name="Type">The resource type; null for the system; <see cref="EveryType"/> for all.</param>
internal sealed record FhirInteraction(string Code, string? Type, bool IsOperation = false)
{
    public const string EveryType = "*";

    /// <summary>Whether it can be made conditional on a search.</summary>
    public bool IsConditionalToo { get; init; }

    /// <summary>It shows definitions, and no patient.</summary>
    public bool IsAboutNobody { get; init; }

    /// <summary>What can be searched by, where that is for us to say.</summary>
    public IReadOnlyList<(string Name, string Type)> SearchParameters { get; init; } = [];

    /// <summary>Canonical of the OperationDefinition.</summary>
    public string? Definition { get; init; }
}
