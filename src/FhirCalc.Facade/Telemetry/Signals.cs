using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace FhirCalc.Facade.Telemetry;

/// <summary>
/// What the service tells to tracing and metrics. Tags are words of this program, HTTP methods, templates of routes, types of
/// resources and statuses: never an address with its ids, a query, a name or anything else that a client wrote.
/// docs/operations.md lists them.
/// </summary>
internal static class Signals
{
    public const string Name = "FhirCalc";

    public static readonly ActivitySource Source = new(Name);

    public static readonly Meter Meter = new(Name);

    public static readonly Histogram<double> Requests = Duration("http.server.request.duration", "requests of clients");

    public static readonly Histogram<double> External = Duration("http.client.request.duration", "requests to the external server, each attempt");

    public static readonly Counter<long> Submissions = Meter.CreateCounter<long>("fhircalc.intake.submissions", "{submission}", "submissions by what became of them: accepted, repeated, invalid, reused or busy");

    public static readonly Histogram<double> Validations = Duration("fhircalc.validation.duration", "validation of a resource or Bundle");

    public static readonly Counter<long> Issues = Meter.CreateCounter<long>("fhircalc.validation.issues", "{issue}", "issues that validation found, by severity");

    public static readonly Histogram<double> Assessments = Duration("fhircalc.assessment.duration", "assessment of a submission by the rules");

    public static readonly Counter<long> Conclusions = Meter.CreateCounter<long>("fhircalc.rules.conclusions", "{conclusion}", "conclusions by organ and grade");

    public static readonly Histogram<double> Deliveries = Duration("fhircalc.delivery.duration", "deliveries by how they ended: delivered, to be retried, buried or lease lost");

    public static readonly Gauge<long> Waiting = Meter.CreateGauge<long>("fhircalc.outbox.waiting", "{submission}", "submissions that wait for delivery");

    public static readonly Gauge<double> Oldest = Meter.CreateGauge<double>("fhircalc.outbox.age", "s", "age of the oldest of them");

    public static readonly Gauge<long> Buried = Meter.CreateGauge<long>("fhircalc.outbox.buried", "{submission}", "submissions that the external server rejected, and an operator has to look at");

    public static readonly Gauge<long> Circuit = Meter.CreateGauge<long>("fhircalc.circuit.state", description: "circuit before the external server: 0 closed, 1 half open, 2 open");

    public static readonly Counter<long> AuditEvents = Meter.CreateCounter<long>("fhircalc.audit.events", "{event}", "audit events kept");

    public static readonly Gauge<long> AuditWaiting = Meter.CreateGauge<long>("fhircalc.audit.waiting", "{event}", "audit events that were not passed on yet");

    /// <summary>Counts submissions: a batch is as many as it writes, and one where it is refused as a whole.</summary>
    public static void Count(string result, long submissions)
    {
        if (submissions > 0)
            Submissions.Add(submissions, Tag("result", result));
    }

    /// <summary>Starts a span; null where nobody listens.</summary>
    public static Activity? Start(string name, ActivityKind kind = ActivityKind.Internal) => Source.StartActivity(name, kind);

    public static KeyValuePair<string, object?> Tag(string key, object? value) => new(key, value);

    private static Histogram<double> Duration(string name, string what) => Meter.CreateHistogram(name, "s", what, advice: new InstrumentAdvice<double>
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    });
}
