using FhirCalc.Facade.Telemetry;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Audit;

/// <summary>Makes the events of requests, one for each patient concerned (BALP), and has them kept.</summary>
internal sealed class AuditTrail(IAuditStore store, OpenAccesses accesses, AuditOptions options, TimeProvider clock)
{
    public bool IsOn => options.To != AuditTarget.Off;

    /// <summary>The events of an acceptance, for the transaction that keeps it.</summary>
    /// <param name="body">What is kept for delivery.</param>
    public IReadOnlyList<AuditDraft> OfAcceptance(string submissionId, string client, byte[] body)
    {
        if (!IsOn || AuditedRequest.Current is not { } request)
            return [];
        request.Client = client;
        var bundle = ResourceJson.Parse(body);
        var resources = DeliveryBundle.Read(bundle, body);
        var patients = AuditedPatients.In(bundle);
        return Counted(AuditEventWriter.WriteEach(request, clock.GetUtcNow(), AuditOutcome.Success, patients, submissionId, resources));
    }

    /// <summary>The events of results that nobody asked for: a report on the external server led to them.</summary>
    /// <param name="report">Its version, as <c>DiagnosticReport/id/_history/version</c>.</param>
    public IReadOnlyList<AuditDraft> OfResults(string submissionId, string report, string externalServer, byte[] body) => !IsOn ? [] : Counted(AuditEventWriter.WriteEach(
        AuditedRequest.OfService(externalServer, report, "transaction"), clock.GetUtcNow(), AuditOutcome.Success,
        AuditedPatients.In(ResourceJson.Parse(body)), submissionId, DeliveryBundle.Read(body)));

    /// <summary>Keeps, before it is sent, that this service changes a resource of its own on the external server because of a report.</summary>
    public Task RecordUpdateAsync(string reference, string report, string externalServer, byte[] json) => !IsOn ? Task.CompletedTask : store.AppendAsync(
        Counted(AuditEventWriter.WriteEach(AuditedRequest.OfService(externalServer, report, "update", reference), clock.GetUtcNow(), AuditOutcome.Success, AuditedPatients.In(ResourceJson.Parse(json)))),
        CancellationToken.None);

    /// <summary>
    /// Begins to keep a read, whose address names all that can be answered; the answer waits for the end of it. For anything
    /// else, what was shown stands in the event, which cannot be written before.
    /// </summary>
    public void Open(string client)
    {
        if (!IsOn || accesses.IsBehind || AuditedRequest.Current is not { Interaction: "read" or "vread", Resource: not null, Access: null } request)
            return;
        request.Client = client;
        request.Access = accesses.OpenAsync(AuditEventWriter.Write(request, patient: null, clock.GetUtcNow(), AuditOutcome.NotTold));
    }

    /// <summary>Has a request and its answer on disk when it ends, before that answer leaves.</summary>
    public async Task RecordAsync(AuditedRequest request, int status)
    {
        var (now, outcome) = (clock.GetUtcNow(), AuditOutcome.Of(status));
        if (request.Access is { } opened)
        {
            accesses.Close(new ClosedAccess(await opened, request, now, outcome));
            Signals.AuditEvents.Add(1);
            return;
        }

        await store.AppendAsync(Counted(AuditEventWriter.WriteEach(request, now, outcome)), CancellationToken.None);
    }

    private static List<AuditDraft> Counted(List<AuditDraft> events)
    {
        Signals.AuditEvents.Add(events.Count);
        return events;
    }
}
