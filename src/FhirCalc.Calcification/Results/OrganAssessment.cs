using FhirCalc.Calcification.Rules;

namespace FhirCalc.Calcification.Results;

/// <summary>What the rules say of one report.</summary>
/// <param name="Report">Reference to the report.</param>
/// <param name="Organs">One assessment for each organ and side.</param>
public sealed record ReportAssessment(string Report, IReadOnlyList<OrganAssessment> Organs);

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

    /// <summary>Recommended next steps.</summary>
    public required IReadOnlyList<CalcificationRule> Advice { get; init; }

    /// <summary>What was asked for and could not be had.</summary>
    public IReadOnlyList<string> UnavailableInputs { get; init; } = [];
}

/// <summary>An outcome with its grade, and the rules that bear on it.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Grade">The highest grade of the rules that count.</param>
/// <param name="Rules">The rules that bear on it, also overridden ones.</param>
/// <param name="Within">The time in which it is expected, as start and end, or null.</param>
public sealed record Prediction(Coding Outcome, RiskGrade Grade, IReadOnlyList<AppliedRule> Rules, (string Start, string End)? Within);

/// <summary>A rule that bears on a prediction, and the elements that made it hold.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Bearing">How it bears.</param>
/// <param name="OverriddenBy">The rule that takes its place, or null.</param>
/// <param name="Inputs">The elements that made it hold.</param>
public sealed record AppliedRule(CalcificationRule Rule, RuleBearing Bearing, string? OverriddenBy, IReadOnlyList<RuleTrigger> Inputs);

/// <summary>An element that made a rule hold.</summary>
/// <param name="Reference">Reference to the resource.</param>
/// <param name="Path">FHIRPath of the element within it.</param>
/// <param name="Words">What stands there, in words; empty where no words are known.</param>
public sealed record RuleTrigger(string Reference, string Path, string Words);

/// <summary>A rule that could not be decided.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Missing">What would decide it, in words.</param>
public sealed record UndecidedRule(CalcificationRule Rule, IReadOnlyList<string> Missing);
