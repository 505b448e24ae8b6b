using FhirCalc.Facade.Telemetry;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Audit;

/// <summary>Makes the events of requests, one for each patient concerned (BALP), and has them kept.</summary>
internal sealed class AuditTrail(IAuditStore store, AuditOptions options, TimeProvider clock)
{
    public bool IsOn => options.To != AuditTarget.Off;

    /// <summary>The events of an acceptance, for the transaction that keeps it.</summary>
    /// <param name="body">What is kept for delivery.</param>
    public IReadOnlyList<AuditDraft> OfAcceptance(string submissionId, string client, byte[] body)
    {
        if (!IsOn || AuditedRequest.Current is not { } request)
            return [];
        request.Client = client;
        var resources = DeliveryBundle.Read(body);
        var patients = AuditedPatients.In(ResourceJson.Parse(body));
        return Counted([.. EachOf(patients).Select(patient => AuditEventWriter.Write(request, patient, clock.GetUtcNow(), null, submissionId, resources))]);
    }

    /// <summary>Keeps what a request came to, before it is answered.</summary>
    public Task RecordAsync(AuditedRequest request, int status) => store.AppendAsync(
        Counted([.. EachOf(request.Patients).Select(patient => AuditEventWriter.Write(request, patient, clock.GetUtcNow(), status))]), CancellationToken.None);

    private static List<AuditDraft> Counted(List<AuditDraft> events)
    {
        Signals.AuditEvents.Add(events.Count);
        return events;
    }

    private static IEnumerable<AuditedPatient?> EachOf(IReadOnlyCollection<AuditedPatient> patients) => patients.Select(patient => (AuditedPatient?)patient).DefaultIfEmpty();
}
