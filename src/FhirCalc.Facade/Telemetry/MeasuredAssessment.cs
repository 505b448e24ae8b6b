using System.Diagnostics;
using FhirCalc.Calcification;

namespace FhirCalc.Facade.Telemetry;

/// <summary>Tells how long the rules take, and how many conclusions they draw, by organ and grade.</summary>
internal static class MeasuredAssessment
{
    public static Assessment AssessMeasured(this CalcificationAssessor assessor, AssessmentInput input)
    {
        using var span = Signals.Start("assess");
        var started = Stopwatch.GetTimestamp();
        var assessment = assessor.Assess(input);
        Signals.Assessments.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
        foreach (var organ in assessment.Reports.SelectMany(report => report.Organs))
        {
            foreach (var grade in organ.Predictions.CountBy(prediction => prediction.Grade))
                Signals.Conclusions.Add(grade.Value, Signals.Tag("organ", organ.Code.Code), Signals.Tag("grade", grade.Key.ToString().ToLowerInvariant()));
        }

        span?.SetTag("fhircalc.reports", assessment.Reports.Count).SetTag("fhircalc.results", assessment.Resources.Count);
        return assessment;
    }
}
