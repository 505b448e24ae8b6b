using FhirCalc.Calcification.Findings;
using FhirCalc.Calcification.Rules;
using FhirCalc.Calcification.Scores;

namespace FhirCalc.Calcification.Results;

/// <summary>The sentences that the narrative, the rationale and the text for a terminal share.</summary>
internal static class AssessmentWords
{
    private const string GeneralPlan = "general-";
    private const string NoStatement = "no-statement";

    public static string Title(OrganAssessment organ) =>
        organ.Code.Display + (organ.Side is null ? "" : ", " + Lower(organ.Side.Display)) + (organ.Site.Length == 0 ? "" : ", " + organ.Site);

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
        if (organ.Conclusion.Code == NoStatement)
            text += " That is no statement of low risk.";
        if (organ.RestsOnPreliminary)
            text += " The report or a finding is preliminary.";
        return text;
    }

    /// <summary>How a rule bears on a prediction, with its version and title.</summary>
    public static string Why(AppliedRule applied, Prediction prediction)
    {
        var bearing = Bearing(applied, prediction);
        return $"{applied.Rule.Id} ({Version(applied.Rule)}): {applied.Rule.Title}" + (bearing.Length > 0 ? $" [{bearing}]" : "");
    }

    /// <summary>How a rule bears on a prediction where it does not simply give its grade; else empty.</summary>
    public static string Bearing(AppliedRule applied, Prediction prediction) => applied.Bearing switch
    {
        RuleBearing.Implied => $"implied by {Lower(applied.Rule.Outcome!.Display)}, {Grade(applied.Rule.Grade!.Value)}",
        RuleBearing.Overridden => "overridden by " + applied.OverriddenBy,
        _ => applied.Rule.Grade == prediction.Grade ? "" : Grade(applied.Rule.Grade!.Value),
    };

    /// <summary>What an etiology rule or a modifier states by code: mechanisms, or the direction; empty where the title says the same.</summary>
    public static string Named(CalcificationRule rule)
    {
        var named = rule.Direction is { } direction ? Lower(direction.Display) : string.Join(", ", rule.Mechanisms.Select(mechanism => Lower(mechanism.Display)));
        return named.Equals(rule.Title, StringComparison.OrdinalIgnoreCase) ? "" : named;
    }

    /// <summary>
    /// The elements that made a rule hold beside the shared ones, resource by resource, those of findings first. Of several findings the one is
    /// named in any case.
    /// </summary>
    public static string Because(IReadOnlyList<RuleTrigger> inputs, IReadOnlyList<RuleTrigger> shared, OrganAssessment organ)
    {
        var reasons = new List<string>();
        foreach (var resource in inputs.GroupBy(input => input.Reference, StringComparer.Ordinal).OrderBy(resource => !organ.Findings.Contains(resource.Key)))
        {
            var own = resource.Where(input => !shared.Contains(input)).ToList();
            if (own.Count > 0)
                reasons.Add(Places(own));
            else if (organ.Findings.Count > 1)
                reasons.Add(Short(resource.Key));
        }

        return string.Join("; and of ", reasons);
    }

    /// <summary>Elements of one resource, in words and with their paths.</summary>
    public static string Places(IReadOnlyList<RuleTrigger> ofOne) => $"{string.Join("; ", ofOne.Select(Place))} in {Short(ofOne[0].Reference)}";

    public static string Rationale(Prediction prediction, OrganAssessment organ, EvidenceCatalog evidence)
    {
        var why = prediction.Rules.Select(rule => Why(rule, prediction) + ".");
        return string.Join(" ", why.Concat(Says(prediction, organ, evidence)));
    }

    /// <summary>What the statements say on which a prediction rests, each once and by its code.</summary>
    public static IEnumerable<string> Says(Prediction prediction, OrganAssessment organ, EvidenceCatalog evidence) => prediction.Rules
        .SelectMany(applied => applied.Rule.Evidence.Select(code => (applied.Rule, Code: code)))
        .DistinctBy(item => item.Code)
        .Select(item => $"{item.Code}: {Quoted(item.Rule, evidence[item.Code], organ)}");

    public static IEnumerable<string> EvidenceOf(Prediction prediction) => prediction.Rules.SelectMany(rule => rule.Rule.Evidence).Distinct();

    public static string Source(EvidenceStatement statement) => $"{statement.Citation}, {Section(statement)}, doi:{statement.Doi}";

    /// <summary>The place in the source: a numbered section, or a part that has a name.</summary>
    public static string Section(EvidenceStatement statement) =>
        (statement.Section.Length > 0 && char.IsAsciiDigit(statement.Section[0]) ? "section " : "") + statement.Section;

    /// <summary>What is missing, each with the rules that lack it, in the order of the rules.</summary>
    public static IEnumerable<(string Missing, string Rules)> Missing(OrganAssessment organ) => organ.Undecided
        .SelectMany(undecided => undecided.Missing.Select(missing => (missing, undecided.Rule.Id)))
        .GroupBy(item => item.missing)
        .Select(group => (group.Key, string.Join(", ", group.Select(item => item.Id).Distinct())));

    /// <summary>A rule that limits or advises, with what the source says, unless that has been told.</summary>
    public static string Rule(CalcificationRule rule, OrganAssessment organ, EvidenceCatalog evidence, HashSet<string>? told = null) =>
        $"{rule.Title} ({rule.Id}). {Says(rule, organ, evidence, told)}".TrimEnd();

    /// <summary>Of each finding what all of several rules rest on that rest on the finding at all: presence and site in most cases.</summary>
    public static IReadOnlyList<RuleTrigger> Shared(OrganAssessment organ)
    {
        var reasons = organ.Predictions.SelectMany(prediction => prediction.Rules).Select(rule => rule.Inputs)
            .Concat(organ.Etiologies.Concat(organ.Modifiers).Select(statement => statement.Inputs)).ToList();
        var shared = new List<RuleTrigger>();
        foreach (var finding in organ.Findings)
        {
            var ofIt = reasons.FindAll(inputs => inputs.Any(input => input.Reference == finding));
            if (ofIt.Count > 1)
                shared.AddRange(ofIt[0].Where(input => input.Reference == finding && ofIt.TrueForAll(inputs => inputs.Contains(input))));
        }

        return shared;
    }

    /// <summary>A factor with its direction and what was found, without the statement, which may list many more.</summary>
    public static string Factor(RuleStatement statement, IReadOnlyList<RuleTrigger> shared, EvidenceCatalog evidence)
    {
        return $"{statement.Rule.Title} [{Named(statement.Rule)}] ({statement.Rule.Id}){Found(statement.Inputs, shared)}. "
            + string.Join("; ", statement.Rule.Evidence.Select(code => Source(evidence[code])).Distinct()) + ".";
    }

    /// <summary>A mechanism or a cause, with what was found and what the source says, unless that has been told.</summary>
    public static string Statement(RuleStatement statement, OrganAssessment organ, IReadOnlyList<RuleTrigger> shared, EvidenceCatalog evidence, HashSet<string> told)
    {
        var named = Named(statement.Rule);
        return $"{statement.Rule.Title}{(named.Length > 0 ? " [" + named + "]" : "")} ({statement.Rule.Id}){Found(statement.Inputs, shared)}. {Says(statement.Rule, organ, evidence, told)}".TrimEnd();
    }

    /// <summary>What was found, in words, beside what every rule rests on: a colon and the words, or nothing.</summary>
    public static string Found(IReadOnlyList<RuleTrigger> inputs, IReadOnlyList<RuleTrigger> shared)
    {
        var words = string.Join(", ", inputs.Where(input => !shared.Contains(input) && input.Words.Length > 0).Select(input => input.Words).Distinct());
        return words.Length > 0 ? ": " + words : "";
    }

    /// <summary>
    /// What a statement says. A general rule may rest on a statement about one organ: of another organ's finding that is told, and where the
    /// rule only limits or advises its own words are enough.
    /// </summary>
    public static string Quoted(CalcificationRule rule, EvidenceStatement statement, OrganAssessment organ)
    {
        if (!rule.PlanId.StartsWith(GeneralPlan, StringComparison.Ordinal) || statement.Organs.Any(about => about == "any" || organ.RuleSet.Code.StartsWith(about + "-", StringComparison.Ordinal)))
            return statement.Says;
        var about = string.Join(" and ", statement.Organs);
        return rule.Kind is RuleKind.Guard or RuleKind.Action
            ? $"Read so for every organ; the statement behind it, {statement.Code}, is about the {about}."
            : $"Said of the {about}: {statement.Says}";
    }

    /// <summary>A derived score, with what it is derived from and the source of its numbers.</summary>
    public static string Score(DerivedScore score, EvidenceCatalog evidence)
    {
        var method = score.Rule.Score!.Method is { } coding ? $" Source of the numbers: {evidence.SourceOf(coding)}." : "";
        return $"{score.Code.Display}: {score.Words}. {score.Rule.Title} ({score.Rule.Id}). Derived from {string.Join(" and ", score.Sources)}.{method}";
    }

    /// <summary>The rules that a rule belongs to, with their version.</summary>
    public static string Version(CalcificationRule rule) => rule.Definition[(rule.Definition.LastIndexOf('/') + 1)..].Replace('|', ' ');

    private static string Says(CalcificationRule rule, OrganAssessment organ, EvidenceCatalog evidence, HashSet<string>? told) => string.Join(" ", rule.Evidence
        .Where(code => told is null || told.Add(code))
        .Select(code => $"{Quoted(rule, evidence[code], organ)} {Source(evidence[code])}."));

    private static string Place(RuleTrigger input) => input.Words.Length > 0 ? $"{input.Words} ({input.Path})" : input.Path;

    // Type and id tell resources of one case apart; the whole reference stands in the result.
    private static string Short(string reference) => reference.StartsWith("http", StringComparison.Ordinal) && reference.Split('/') is [.., var type, var id] ? $"{type}/{id}" : reference;

    private static string Lower(string words) => words.Length == 0 ? words : char.ToLowerInvariant(words[0]) + words[1..];
}
