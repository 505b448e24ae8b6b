using System.Globalization;
using FhirCalc.Facade.Upstream;

namespace FhirCalc.Facade.Audit;

/// <summary>The event that stands in the chain for what retention took from its beginning: up to where, and with what hash it went on.</summary>
internal static class AuditRemoval
{
    /// <param name="last">The last event that is removed.</param>
    public static AuditDraft Write(AuditLink last, DateTimeOffset now) => new(now, FhirJson.Write(json =>
    {
        json.WriteString("resourceType", "AuditEvent");
        json.WriteString("id", Guid.NewGuid().ToString());
        json.WriteCoding("type", AuditCodes.AuditLogUsed);
        json.WriteString("action", "D");
        json.WriteString("recorded", FhirJson.Instant(now));
        json.WriteString("outcome", "0");
        json.WriteStartArray("agent");
        json.WriteStartObject();
        json.WriteIdentifier("who", AuditedRequest.Service);
        json.WriteBoolean("requestor", true);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("source");
        json.WriteIdentifier("observer", AuditedRequest.Service);
        json.WriteObjects("type", [AuditCodes.ApplicationServer], code => json.WriteCode(code));
        json.WriteEndObject();
        json.WriteStartArray("entity");
        json.WriteEntity(AuditCodes.SystemObject, AuditCodes.SecurityResource, () =>
        {
            json.WriteCoding("lifecycle", AuditCodes.Destruction);
            json.WriteString("name", AuditChain.RemovedName);
            json.WriteStartArray("detail");
            WriteDetail(AuditChain.RemovedDetail, last.Sequence.ToString(CultureInfo.InvariantCulture));
            WriteDetail(AuditChain.HashDetail, last.Previous);
            json.WriteEndArray();
        });
        json.WriteEndArray();

        void WriteDetail(string type, string value)
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            json.WriteString("valueString", value);
            json.WriteEndObject();
        }
    }));
}
