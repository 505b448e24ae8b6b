namespace FhirCalc.Calcification.Rules;

/// <summary>What the rules say of the findings of one organ and side in one report.</summary>
public sealed record OrganAssessment
{
    /// <summary>Code of the assessment, for instance <c>breast-calcification-risk</c>.</summary>
    public required Coding Code { get; init; }

    /// <summary>The rule set, with its version as the coding's version in the result.</summary>
    public required Coding RuleSet { get; init; }

    /// <summary>Version of the rule set.</summary>
    public required string RuleSetVersion { get; init; }

    /// <summary>The side, or null where the organ has none or it is not stated.</summary>
    public Coding? Side { get; init; }

    /// <summary>The site in words, where no rules of its own tell the organ; else empty.</summary>
    public string Site { get; init; } = "";

    /// <summary>What could be decided.</summary>
    public required Coding Conclusion { get; init; }

    /// <summary>References to the findings.</summary>
    public required IReadOnlyList<string> Findings { get; init; }

    /// <summary>Whether the report or a finding is preliminary.</summary>
    public bool RestsOnPreliminary { get; init; }

    /// <summary>Graded outcomes, the highest grade first.</summary>
    public required IReadOnlyList<Prediction> Predictions { get; init; }

    /// <summary>Rules that could not be decided.</summary>
    public required IReadOnlyList<UndecidedRule> Undecided { get; init; }

    /// <summary>Guards that limit what may be concluded.</summary>
    public required IReadOnlyList<CalcificationRule> Guards { get; init; }

    /// <summary>Mechanisms and causes that the findings point to.</summary>
    public IReadOnlyList<RuleStatement> Etiologies { get; init; } = [];

    /// <summary>Factors with their direction, as a balance; they change no grade.</summary>
    public IReadOnlyList<RuleStatement> Modifiers { get; init; } = [];

    /// <summary>Recommended next steps.</summary>
    public required IReadOnlyList<CalcificationRule> Advice { get; init; }

    /// <summary>What was asked for and could not be had.</summary>
    public IReadOnlyList<string> UnavailableInputs { get; init; } = [];
}
