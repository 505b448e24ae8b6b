using FhirCalc.Calcification.Findings;
using FhirCalc.Calcification.Rules;
using FhirCalc.Calcification.Scores;

namespace FhirCalc.Calcification.Results;

/// <summary>The sentences that the narrative, the rationale and the text for a terminal share.</summary>
internal static class AssessmentWords
{
    public static string Title(OrganAssessment organ) => organ.Code.Display + (organ.Side is null ? "" : ", " + Lower(organ.Side.Display));

    public static string Grade(RiskGrade grade) => grade switch
    {
        RiskGrade.Low => "low",
        RiskGrade.Moderate => "moderate",
        _ => "high",
    };

    public static string Summary(OrganAssessment organ)
    {
        var findings = organ.Findings.Count == 1 ? "1 finding" : $"{organ.Findings.Count} findings";
        var text = $"{organ.Conclusion.Display}, from {findings}, by {organ.RuleSet.Code} {organ.RuleSetVersion}.";
        if (organ.Predictions.Count > 0)
            text += " " + string.Join("; ", organ.Predictions.Select(prediction => $"{prediction.Outcome.Display}: {Grade(prediction.Grade)}")) + ".";
        if (organ.Undecided.Count > 0)
            text += $" {(organ.Undecided.Count == 1 ? "1 rule lacks" : $"{organ.Undecided.Count} rules lack")} data; what is missing never lowers a risk.";
        if (organ.RestsOnPreliminary)
            text += " The report or a finding is preliminary.";
        return text;
    }

    /// <summary>How a rule bears on a prediction, with its version and title.</summary>
    public static string Why(AppliedRule applied, Prediction prediction)
    {
        var text = $"{applied.Rule.Id} ({Version(applied.Rule)}): {applied.Rule.Title}";
        return applied.Bearing switch
        {
            RuleBearing.Implied => $"{text} [implied by {Lower(applied.Rule.Outcome!.Display)}, {Grade(applied.Rule.Grade!.Value)}]",
            RuleBearing.Overridden => $"{text} [overridden by {applied.OverriddenBy}]",
            _ => applied.Rule.Grade == prediction.Grade ? text : $"{text} [{Grade(applied.Rule.Grade!.Value)}]",
        };
    }

    /// <summary>The elements that made a rule hold, one line for each resource.</summary>
    public static IEnumerable<string> Because(IReadOnlyList<RuleTrigger> inputs) => inputs
        .GroupBy(input => input.Reference, StringComparer.Ordinal)
        .Select(resource => $"because of {string.Join("; ", resource.Select(Place))} in {resource.Key}");

    public static string Rationale(Prediction prediction, EvidenceCatalog evidence)
    {
        var why = prediction.Rules.Select(rule => Why(rule, prediction) + ".");
        var says = EvidenceOf(prediction).Select(code => $"{code}: {evidence[code].Says}");
        return string.Join(" ", why.Concat(says));
    }

    public static IEnumerable<string> EvidenceOf(Prediction prediction) => prediction.Rules.SelectMany(rule => rule.Rule.Evidence).Distinct();

    public static string Source(EvidenceStatement statement) => $"{statement.Citation}, section {statement.Section}, doi:{statement.Doi}";

    /// <summary>What is missing, each with the rules that lack it, in the order of the rules.</summary>
    public static IEnumerable<(string Missing, string Rules)> Missing(OrganAssessment organ) => organ.Undecided
        .SelectMany(undecided => undecided.Missing.Select(missing => (missing, undecided.Rule.Id)))
        .GroupBy(item => item.missing)
        .Select(group => (group.Key, string.Join(", ", group.Select(item => item.Id).Distinct())));

    public static string Rule(CalcificationRule rule, EvidenceCatalog evidence) =>
        $"{rule.Title} ({rule.Id}). " + Says(rule, evidence);

    /// <summary>A mechanism, a cause or a factor, with what the source says.</summary>
    public static string Statement(RuleStatement statement, EvidenceCatalog evidence)
    {
        var rule = statement.Rule;
        var codes = string.Join(", ", rule.Mechanisms.Select(mechanism => Lower(mechanism.Display)));
        var named = rule.Direction is { } direction ? Lower(direction.Display) : codes;
        return $"{rule.Title}{(named.Length > 0 ? " [" + named + "]" : "")} ({rule.Id}). " + Says(rule, evidence);
    }

    /// <summary>A derived score, with what it is derived from and the source of its numbers.</summary>
    public static string Score(DerivedScore score, EvidenceCatalog evidence)
    {
        var method = score.Rule.Score!.Method is { } coding ? $" Source of the numbers: {evidence.SourceOf(coding)}." : "";
        return $"{score.Code.Display}: {score.Words}. {score.Rule.Title} ({score.Rule.Id}). Derived from {string.Join(" and ", score.Sources)}.{method}";
    }

    private static string Says(CalcificationRule rule, EvidenceCatalog evidence) => string.Join(" ", rule.Evidence.Select(code => evidence[code].Says));

    private static string Place(RuleTrigger input) => input.Words.Length > 0 ? $"{input.Words} ({input.Path})" : input.Path;

    private static string Version(CalcificationRule rule) => rule.Definition[(rule.Definition.LastIndexOf('/') + 1)..].Replace('|', ' ');

    private static string Lower(string words) => words.Length == 0 ? words : char.ToLowerInvariant(words[0]) + words[1..];
}
