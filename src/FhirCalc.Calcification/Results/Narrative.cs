using System.Text;
using FhirCalc.Calcification.Findings;
using FhirCalc.Calcification.Rules;

namespace FhirCalc.Calcification.Results;

/// <summary>The narrative of a result: a short paragraph, a table of predictions, what is missing, the next step, the intended use.</summary>
internal static class Narrative
{
    private const string Start = "<div xmlns=\"http://www.w3.org/1999/xhtml\">";

    public static string Of(string sentence) => $"{Start}<p>{Escape(sentence)}</p></div>";

    public static string Of(OrganAssessment organ, EvidenceCatalog evidence)
    {
        var html = new StringBuilder(Start);
        var shared = AssessmentWords.Shared(organ);
        var told = organ.Predictions.SelectMany(AssessmentWords.EvidenceOf).ToHashSet(StringComparer.Ordinal);
        Element(html, "p", AssessmentWords.Title(organ) + ". " + AssessmentWords.Summary(organ));
        if (organ.Predictions.Count > 0)
            Table(html, organ, shared, evidence);
        List(html, "Missing", AssessmentWords.Missing(organ).Select(item => $"{item.Missing} ({item.Rules})"));
        List(html, "Could not be read", organ.UnavailableInputs);
        List(html, "Mechanism or cause", organ.Etiologies.Select(statement => AssessmentWords.Statement(statement, organ, shared, evidence, told)));
        List(html, "Factors, each with its direction; they change no grade", organ.Modifiers.Select(statement => AssessmentWords.Factor(statement, shared, evidence)));
        List(html, "Next step", organ.Advice.Select(rule => AssessmentWords.Rule(rule, organ, evidence, told)));
        List(html, "To bear in mind", organ.Guards.Select(rule => AssessmentWords.Rule(rule, organ, evidence, told)));
        Element(html, "p", IntendedUse.Text);
        return html.Append("</div>").ToString();
    }

    private static void Table(StringBuilder html, OrganAssessment organ, IReadOnlyList<RuleTrigger> shared, EvidenceCatalog evidence)
    {
        html.Append("<table><thead><tr><th>Outcome</th><th>Grade</th><th>Why</th><th>Statement</th><th>Source</th></tr></thead><tbody>");
        foreach (var prediction in organ.Predictions)
        {
            var codes = AssessmentWords.EvidenceOf(prediction).ToList();
            html.Append("<tr>");
            Element(html, "td", prediction.Outcome.Display);
            Element(html, "td", AssessmentWords.Grade(prediction.Grade) + (prediction.Within is { } period ? $", {period.Start} to {period.End}" : ""));
            Cell(html, prediction.Rules.Select(rule => AssessmentWords.Why(rule, prediction) + AssessmentWords.Found(rule.Inputs, shared)));
            Cell(html, AssessmentWords.Says(prediction, organ, evidence));
            Cell(html, codes.Select(code => AssessmentWords.Source(evidence[code])).Distinct());
            html.Append("</tr>");
        }

        html.Append("</tbody></table>");
    }

    private static void Cell(StringBuilder html, IEnumerable<string> lines)
    {
        html.Append("<td>").AppendJoin("<br/>", lines.Select(Escape)).Append("</td>");
    }

    private static void List(StringBuilder html, string title, IEnumerable<string> items)
    {
        var lines = items.ToList();
        if (lines.Count == 0)
            return;
        Element(html, "p", title);
        html.Append("<ul>");
        foreach (var line in lines)
            Element(html, "li", line);
        html.Append("</ul>");
    }

    private static void Element(StringBuilder html, string name, string text) =>
        html.Append('<').Append(name).Append('>').Append(Escape(text)).Append("</").Append(name).Append('>');

    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
