using System.Diagnostics;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Facade.Telemetry;

/// <summary>Tells how long validation takes, and how much it finds.</summary>
internal sealed class MeasuredValidator(IProfileValidator inner) : IProfileValidator
{
    /// <summary>The one that does the work.</summary>
    public IProfileValidator Inner => inner;

    public Outcome Validate(ResourceJson resource, IReadOnlyList<string> profiles)
    {
        using var span = Signals.Start("validate");
        var started = Stopwatch.GetTimestamp();
        var outcome = inner.Validate(resource, profiles);
        Signals.Validations.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, Signals.Tag("valid", outcome.IsValid));
        foreach (var severity in outcome.Issues.CountBy(issue => issue.Severity))
            Signals.Issues.Add(severity.Value, Signals.Tag("severity", severity.Key.ToString().ToLowerInvariant()));
        span?.SetTag("fhircalc.issues", outcome.Issues.Count).SetTag("fhircalc.valid", outcome.IsValid);
        return outcome;
    }
}
