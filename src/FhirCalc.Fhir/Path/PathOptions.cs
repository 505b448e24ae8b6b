using System.Collections.Frozen;

namespace FhirCalc.Fhir.Path;

/// <summary>What is known about an expression before it runs.</summary>
public sealed record PathOptions
{
    /// <summary>No context type, only the standard variables.</summary>
    public static readonly PathOptions Default = new();

    /// <summary>
    /// The type of the focus: a type or an element of one (<c>Observation.component</c>). With it, a step to a child that the type does not have is an error when compiling;
    /// without it, such a step gives nothing.
    /// </summary>
    public string? ContextType { get; init; }

    /// <summary>The names that may follow <c>%</c>, besides the standard ones.</summary>
    public IReadOnlySet<string> Variables { get; init; } = FrozenSet<string>.Empty;

    /// <summary>The types of variables, where they are known: steps from these are then judged as steps from the focus are.</summary>
    public IReadOnlyDictionary<string, string> VariableTypes { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>
    /// Whether <c>as</c> selects among several items, as <c>ofType()</c> does. N1 (6.3) makes several items an error, but the search
    /// parameters of R4 are written so: <c>(Observation.component.value as Quantity)</c>.
    /// </summary>
    public bool CastsSelect { get; init; }

    /// <summary>Leaves out the quick forms, so that a test can compare them with the general evaluation.</summary>
    internal bool IsGeneralOnly { get; init; }
}
