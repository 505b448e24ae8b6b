namespace FhirCalc.Fhir.Issues;

/// <summary>One thing that is wrong, doubtful or undecided about content that was given to the engine.</summary>
/// <param name="Id">Stable id such as <c>FC0102</c>; its meaning never changes between versions.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Code">Code of <c>http://hl7.org/fhir/issue-type</c>, for instance <c>structure</c> or <c>invariant</c>.</param>
/// <param name="Message">What was found and what would pass, as a sentence. Never a value that could identify a patient.</param>
public sealed record Issue(string Id, IssueSeverity Severity, string Code, string Message)
{
    /// <summary>Place in the resource as FHIRPath that evaluates, for instance <c>Observation.component[2].value</c>.</summary>
    public string? Location { get; init; }

    /// <summary>Further places of the same issue, in source order, where several are told as one; the list may be cut short.</summary>
    public IReadOnlyList<string> OtherLocations { get; init; } = [];

    /// <summary>The rule that is broken: canonical of the definition, <c>#</c>, element id or constraint key.</summary>
    public string? Rule { get; init; }

    /// <summary>Line of the place in the source text, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>Column of the place in the source text, from 1, counted in bytes; in characters when the source is XML.</summary>
    public int? Column { get; init; }

    /// <summary>Whether content with this issue is invalid.</summary>
    public bool IsError => Severity >= IssueSeverity.Error;
}
