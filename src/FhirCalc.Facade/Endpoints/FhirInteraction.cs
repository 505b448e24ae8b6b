namespace FhirCalc.Facade.Endpoints;

/// <summary>Stands on an endpoint to say what it is in FHIR's words. The CapabilityStatement is made of these alone.</summary>
/// <param name="Code">An interaction (read, search-type, transaction …) or, for an operation, its name without the dollar.</param>
/// <param name="Type">The resource type; null for the system; <see cref="EveryType"/> for all.</param>
internal sealed record FhirInteraction(string Code, string? Type, bool IsOperation = false)
{
    public const string EveryType = "*";

    /// <summary>Whether it can be made conditional on a search.</summary>
    public bool IsConditionalToo { get; init; }

    /// <summary>Canonical of the OperationDefinition.</summary>
    public string? Definition { get; init; }
}
