using FhirCalc.Calcification.Rules;

namespace FhirCalc.Calcification.Scores;

/// <summary>An Observation that a score rule derives from others.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Sources">References to what it is derived from.</param>
/// <param name="Words">Its value, in words.</param>
public sealed record DerivedScore(CalcificationRule Rule, IReadOnlyList<string> Sources, string Words)
{
    /// <summary>Code of the Observation.</summary>
    public Coding Code => Rule.Derives!;

    internal string? ValueProperty { get; init; }

    internal string? ValueJson { get; init; }

    internal IReadOnlyList<ScoreComponent> Components { get; init; } = [];

    internal string? AbsentReason { get; init; }

    /// <summary>When what it is derived from was the case, as the property and JSON of the newest source.</summary>
    internal (string Property, string Json)? Effective { get; init; }

    internal string? BodySite { get; init; }
}

/// <summary>A component of a derived Observation, with its value as property and JSON.</summary>
internal sealed record ScoreComponent(Coding Code, string Property, string Json, string Words);
