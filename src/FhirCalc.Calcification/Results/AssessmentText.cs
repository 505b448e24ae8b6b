using System.Text;
using FhirCalc.Calcification.Rules;

namespace FhirCalc.Calcification.Results;

/// <summary>An assessment for a terminal.</summary>
internal sealed class AssessmentText(EvidenceCatalog evidence)
{
    private const int Width = 100;

    private readonly StringBuilder _text = new();

    public static string Of(IReadOnlyList<ReportAssessment> reports, EvidenceCatalog evidence)
    {
        var text = new AssessmentText(evidence);
        foreach (var report in reports)
        {
            foreach (var organ in report.Organs)
                text.Write(report, organ);
            if (report.Scores.Count == 0)
                continue;
            text.Line(0, "Scores" + (report.Report.Length > 0 ? " of " + report.Report : ""));
            foreach (var score in report.Scores)
                text.Line(2, AssessmentWords.Score(score, evidence));
            text._text.Append('\n');
        }

        if (reports.All(report => report.Organs.Count == 0 && report.Scores.Count == 0))
            text.Line(0, "No calcification finding to assess.");
        text.Line(0, "Intended use");
        text.Line(2, IntendedUse.Text);
        return text._text.ToString();
    }

    private void Write(ReportAssessment report, OrganAssessment organ)
    {
        Line(0, AssessmentWords.Title(organ) + (report.Report.Length > 0 ? " of " + report.Report : ""));
        Line(2, AssessmentWords.Summary(organ));
        foreach (var prediction in organ.Predictions)
            Write(prediction);
        Section("Missing", AssessmentWords.Missing(organ).Select(item => $"{item.Missing} ({item.Rules})"));
        Section("Could not be read", organ.UnavailableInputs);
        Section("Mechanism or cause", organ.Etiologies);
        Section("Factors, each with its direction; they change no grade", organ.Modifiers);
        Section("Next step", organ.Advice.Select(rule => AssessmentWords.Rule(rule, evidence)));
        Section("To bear in mind", organ.Guards.Select(rule => AssessmentWords.Rule(rule, evidence)));
        _text.Append('\n');
    }

    private void Write(Prediction prediction)
    {
        _text.Append('\n');
        var within = prediction.Within is { } period ? $", {period.Start} to {period.End}" : "";
        Line(2, $"{prediction.Outcome.Display}: {AssessmentWords.Grade(prediction.Grade)}{within}");
        foreach (var rule in prediction.Rules)
        {
            Line(4, AssessmentWords.Why(rule, prediction));
            foreach (var because in AssessmentWords.Because(rule.Inputs))
                Line(6, because);
        }

        foreach (var code in AssessmentWords.EvidenceOf(prediction))
        {
            Line(4, $"{code}: {evidence[code].Says}");
            Line(6, AssessmentWords.Source(evidence[code]));
        }
    }

    private void Section(string title, IReadOnlyList<RuleStatement> statements)
    {
        if (statements.Count == 0)
            return;
        _text.Append('\n');
        Line(2, title);
        foreach (var statement in statements)
        {
            Line(4, AssessmentWords.Statement(statement, evidence));
            foreach (var because in AssessmentWords.Because(statement.Inputs))
                Line(6, because);
        }
    }

    private void Section(string title, IEnumerable<string> lines)
    {
        var first = true;
        foreach (var line in lines)
        {
            if (first)
            {
                _text.Append('\n');
                Line(2, title);
            }

            first = false;
            Line(4, line);
        }
    }

    private void Line(int indent, string text)
    {
        var column = 0;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > 0 && column + 1 + word.Length > Width)
            {
                _text.Append('\n');
                column = 0;
            }

            if (column == 0)
                _text.Append(' ', indent);
            else
                _text.Append(' ');
            _text.Append(word);
            column = (column == 0 ? indent : column + 1) + word.Length;
        }

        _text.Append('\n');
    }
}
