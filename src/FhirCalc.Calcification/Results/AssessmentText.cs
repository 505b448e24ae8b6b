using System.Text;
using FhirCalc.Calcification.Findings;
using FhirCalc.Calcification.Rules;
using FhirCalc.Fhir.Issues;

namespace FhirCalc.Calcification.Results;

/// <summary>An assessment for a terminal: what is concluded, each rule with its reasons and its statement, then what is missing and what to do.</summary>
internal sealed class AssessmentText(EvidenceCatalog evidence)
{
    private readonly TextLines _lines = new();
    private readonly SortedDictionary<string, string> _sources = new(StringComparer.Ordinal);

    // What has been said of this organ need not be said again.
    private readonly HashSet<string> _quoted = new(StringComparer.Ordinal);

    public static string Of(IReadOnlyList<ReportAssessment> reports, IReadOnlyList<Issue> issues, EvidenceCatalog evidence)
    {
        var text = new AssessmentText(evidence);
        foreach (var report in reports)
        {
            foreach (var organ in report.Organs)
                text.Write(report, organ);
            text.Section(0, "Scores" + (report.Scores.Count > 0 && report.Report.Length > 0 ? " of " + report.Report : ""), report.Scores.Select(score => AssessmentWords.Score(score, evidence)));
        }

        if (reports.All(report => report.Organs.Count == 0 && report.Scores.Count == 0))
            text._lines.Add(0, "No calcification finding to assess.").Gap();
        var told = reports.SelectMany(report => report.Organs).SelectMany(organ => organ.Guards).Select(guard => guard.Title + ".").ToHashSet(StringComparer.Ordinal);
        text.Section(0, "Noticed in the input", issues.Select(issue => issue.Message).Where(message => !told.Contains(message)).Distinct());
        text.Section(0, "Sources", text._sources.Select(source => $"[{source.Key}] {source.Value}"));
        text._lines.Add(0, "Intended use").Add(2, IntendedUse.Text);
        return text._lines.ToString();
    }

    private void Write(ReportAssessment report, OrganAssessment organ)
    {
        _quoted.Clear();
        _lines.Add(0, AssessmentWords.Title(organ));
        if (report.Report.Length > 0)
            _lines.Add(2, "Of " + report.Report);
        _lines.Add(2, AssessmentWords.Summary(organ));
        var shared = AssessmentWords.Shared(organ);
        Section(2, organ.Findings.Count > 1 ? "Every rule that holds for a finding rests on" : "Every rule that holds rests on",
            shared.GroupBy(input => input.Reference, StringComparer.Ordinal).Select(finding => AssessmentWords.Places([.. finding])));
        foreach (var prediction in organ.Predictions)
        {
            var within = prediction.Within is { } period ? $", {period.Start} to {period.End}" : "";
            _lines.Gap().Add(2, $"{prediction.Outcome.Display}: {AssessmentWords.Grade(prediction.Grade)}{within}");
            foreach (var rule in prediction.Rules)
                Write(organ, rule.Rule, AssessmentWords.Bearing(rule, prediction), rule.Inputs, shared, quotes: true);
        }

        Section(2, "Missing", AssessmentWords.Missing(organ).Select(item => $"{item.Missing} ({item.Rules})"));
        Section(2, "Could not be read", organ.UnavailableInputs);
        Section(organ, "Next step", organ.Advice.Select(rule => (rule, (IReadOnlyList<RuleTrigger>)[])), shared, quotes: true);
        Section(organ, "Mechanism or cause", organ.Etiologies.Select(statement => (statement.Rule, statement.Inputs)), shared, quotes: true);
        Section(organ, "Factors, each with its direction; they change no grade", organ.Modifiers.Select(statement => (statement.Rule, statement.Inputs)), shared, quotes: false);
        Section(organ, "To bear in mind", organ.Guards.Select(rule => (rule, (IReadOnlyList<RuleTrigger>)[])), shared, quotes: true);
        _lines.Gap();
    }

    private void Section(OrganAssessment organ, string title, IEnumerable<(CalcificationRule Rule, IReadOnlyList<RuleTrigger> Inputs)> rules, IReadOnlyList<RuleTrigger> shared, bool quotes)
    {
        var first = true;
        foreach (var (rule, inputs) in rules)
        {
            if (first)
                _lines.Gap().Add(2, title);
            first = false;
            Write(organ, rule, AssessmentWords.Named(rule), inputs, shared, quotes);
        }
    }

    private void Write(OrganAssessment organ, CalcificationRule rule, string bearing, IReadOnlyList<RuleTrigger> inputs, IReadOnlyList<RuleTrigger> shared, bool quotes)
    {
        var plan = rule.PlanId == organ.RuleSet.Code || rule.PlanId.Length == 0 ? "" : $" ({AssessmentWords.Version(rule)})";
        var cited = quotes ? "" : " " + string.Join(" ", rule.Evidence.Select(code => Cited(evidence[code])));
        _lines.Add(4, $"{rule.Id}{plan}: {rule.Title}{(bearing.Length > 0 ? $" [{bearing}]" : "")}{cited}");
        var because = AssessmentWords.Because(inputs, shared, organ);
        if (because.Length > 0)
            _lines.Add(6, "because of " + because);
        foreach (var code in rule.Evidence.Where(code => quotes && _quoted.Add(code)))
        {
            var statement = evidence[code];
            _lines.Add(6, $"{(code == rule.Id ? "" : code + ": ")}{AssessmentWords.Quoted(rule, statement, organ)} {Cited(statement)}");
        }
    }

    private void Section(int indent, string title, IEnumerable<string> lines)
    {
        var first = true;
        foreach (var line in lines)
        {
            if (first)
                _lines.Gap().Add(indent, title);
            first = false;
            _lines.Add(indent + 2, line);
        }

        if (!first && indent == 0)
            _lines.Gap();
    }

    // A source is named once, at the end, and cited by its short name.
    private string Cited(EvidenceStatement statement)
    {
        _sources[statement.Source] = $"{statement.Citation}, doi:{statement.Doi}";
        return $"[{statement.Source}, {AssessmentWords.Section(statement)}]";
    }
}
