using System.Text;
using System.Text.Json;
using FhirCalc.Facade.Upstream;

namespace FhirCalc.Facade.Audit;

/// <summary>
/// Writes AuditEvents as IHE BALP 1.1.1 shapes them (https://profiles.ihe.net/ITI/BALP): Create, Update, Read and Query, each
/// with a patient where one is known. What BALP has no profile for (operations, history, failures) keeps the same shape.
/// </summary>
internal static class AuditEventWriter
{
    /// <summary>An event for each patient concerned; one if there is none.</summary>
    public static List<AuditDraft> WriteEach(
        AuditedRequest request, DateTimeOffset now, AuditOutcome outcome, IReadOnlyCollection<AuditedPatient>? patients = null, string? submissionId = null, IReadOnlyList<DeliveryEntry>? resources = null) =>
        [.. (patients ?? request.Patients).Select(patient => (AuditedPatient?)patient).DefaultIfEmpty().Select(patient => Write(request, patient, now, outcome, submissionId, resources))];

    /// <param name="patient">The one patient that the event is about.</param>
    /// <param name="resources">What a submission writes.</param>
    public static AuditDraft Write(
        AuditedRequest request, AuditedPatient? patient, DateTimeOffset now, AuditOutcome outcome, string? submissionId = null, IReadOnlyList<DeliveryEntry>? resources = null)
    {
        var read = request.Interaction is "read" or "vread";
        var json = FhirJson.Write(json =>
        {
            json.WriteString("resourceType", "AuditEvent");
            json.WriteString("id", Guid.NewGuid().ToString());
            json.WriteCoding("type", AuditCodes.Rest);
            WriteKind(json, request, resources);
            json.WriteString("recorded", FhirJson.Instant(now));
            json.WriteString("outcome", outcome.Code);
            if (outcome.Description is { } description)
                json.WriteString("outcomeDesc", description);

            // For a read the data flow to the client; for everything else, queries among it, BALP takes the request's direction.
            json.WriteStartArray("agent");
            WriteAgent(json, read ? AuditCodes.Destination : AuditCodes.Source, request.Client, requestor: true, request.ClientAddress, request.ClientAddressType);
            WriteAgent(json, read ? AuditCodes.Source : AuditCodes.Destination, request.ServerAddress, requestor: false, request.ServerAddress, AuditCodes.NetworkUri);
            json.WriteEndArray();
            json.WriteStartObject("source");
            json.WriteIdentifier("observer", request.Observer ?? request.ServerAddress);
            json.WriteObjects("type", [AuditCodes.ApplicationServer], code => json.WriteCode(code));
            json.WriteEndObject();
            json.WriteStartArray("entity");
            WriteEntities(json, request, patient, submissionId, resources ?? []);
            json.WriteEndArray();
        });
        return new AuditDraft(now, json);
    }

    private static void WriteKind(Utf8JsonWriter json, AuditedRequest request, IReadOnlyList<DeliveryEntry>? resources)
    {
        // A Bundle is what it does; that it was one is the second subtype (BALP leaves the slicing open).
        var does = request.Interaction == "transaction" || (request.Interaction == "batch" && resources is not null)
            ? resources is { Count: > 0 } && resources.All(entry => entry.Verb == EntryVerb.Update) ? "update" : "create"
            : null;
        string[] subtypes = does is null ? [request.Interaction] : [does, request.Interaction];
        json.WriteObjects("subtype", subtypes, code => json.WriteCode(new AuditCode(AuditCodes.Interactions, code, code.Contains('-', StringComparison.Ordinal) ? null : code)));
        json.WriteString("action", (does ?? request.Interaction) switch
        {
            "create" => "C",
            "update" or "patch" => "U",
            "delete" => "D",
            "read" or "vread" => "R",
            _ => "E",
        });
    }

    private static void WriteAgent(Utf8JsonWriter json, AuditCode type, string who, bool requestor, string address, string addressType)
    {
        json.WriteStartObject();
        json.WriteStartObject("type");
        json.WriteObjects("coding", [type], code => json.WriteCode(code));
        json.WriteEndObject();
        json.WriteIdentifier("who", who);
        json.WriteBoolean("requestor", requestor);
        json.WriteStartObject("network");
        json.WriteString("address", address);
        json.WriteString("type", addressType);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteEntities(
        Utf8JsonWriter json, AuditedRequest request, AuditedPatient? patient, string? submissionId, IReadOnlyList<DeliveryEntry> resources)
    {
        if (request.RequestId is { } id)
            json.WriteEntity(AuditCodes.RequestId, null, () => json.WriteIdentifier("what", id));
        if (submissionId is not null || request.Resource is not null)
        {
            json.WriteEntity(AuditCodes.SystemObject, AuditCodes.DomainResource, () =>
            {
                if (request.Resource is not null)
                    json.WriteReference(request.Resource);
                else
                    json.WriteIdentifier("what", "urn:uuid:" + submissionId, "urn:ietf:rfc:3986");
            });
        }
        else if (request.Query is not null)
        {
            json.WriteEntity(AuditCodes.SystemObject, AuditCodes.Query, () => json.WriteBase64String("query", Encoding.UTF8.GetBytes(request.Query)));
        }
        else if (request.Operation is not null)
        {
            json.WriteEntity(AuditCodes.SystemObject, AuditCodes.Job, () =>
            {
                json.WriteString("name", request.Operation);
                if (request.Submission is not null)
                    json.WriteIdentifier("what", "urn:uuid:" + request.Submission, "urn:ietf:rfc:3986");
            });
        }

        if (patient is not null)
            json.WriteEntity(AuditCodes.Person, AuditCodes.Patient, () => json.WritePatient(patient.Value));
        if (request.Report is { } report)
            WriteReport(json, report);
        foreach (var entry in resources)
            WriteWritten(json, entry);
    }

    private static void WriteReport(Utf8JsonWriter json, string report) =>
        json.WriteEntity(new AuditCode(AuditCodes.ResourceTypes, "DiagnosticReport", "DiagnosticReport"), AuditCodes.Report, () =>
        {
            json.WriteReference(report);
            json.WriteCoding("lifecycle", AuditCodes.AccessUse);
        });

    private static void WriteWritten(Utf8JsonWriter json, DeliveryEntry entry) =>
        json.WriteEntity(new AuditCode(AuditCodes.ResourceTypes, entry.Type, entry.Type), AuditCodes.DomainResource, () =>
        {
            if (entry.Verb == EntryVerb.ConditionalCreate)
                json.WriteIdentifier("what", entry.Urn, "urn:ietf:rfc:3986"); // only the external server knows its id
            else
                json.WriteReference($"{entry.Type}/{entry.Id}");
            json.WriteCoding("lifecycle", entry.Verb == EntryVerb.Update ? AuditCodes.Amendment : AuditCodes.Origination);
        });
}
