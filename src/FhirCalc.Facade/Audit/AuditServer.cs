using System.Text.Json;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Audit;

/// <summary>Sends events to the external server, many at once where it takes transactions.</summary>
internal sealed class AuditServer(UpstreamDelivery delivery, ILogger<AuditServer> log) : IAuditTarget
{
    private int _attempt = 1;
    private string? _told;

    public async Task<IReadOnlyDictionary<long, AuditState>> PassOnAsync(IReadOnlyList<AuditRow> rows, CancellationToken cancel)
    {
        var states = new Dictionary<long, AuditState>();
        if (await SendAsync(rows, cancel) is { Class: DeliveryClass.Delivered })
        {
            foreach (var row in rows)
                states[row.Sequence] = AuditState.PassedOn;
            return states;
        }

        // One of them, or what is wrong with all: each by itself tells.
        foreach (var row in rows)
        {
            var result = await SendAsync([row], cancel);
            if (IsAboutContent(result))
                result = await SendAsync([row with { Json = WithoutReferences(row.Json) }], cancel);
            if (result.Class == DeliveryClass.Delivered)
            {
                states[row.Sequence] = AuditState.PassedOn;
            }
            else if (IsAboutContent(result))
            {
                states[row.Sequence] = AuditState.Refused;
                log.LogError("The external server refuses audit event {Sequence} with HTTP {Status}: it stays in the store only", row.Sequence, result.Status);
            }
            else
            {
                if (_told != result.Reason)
                    log.LogWarning("Audit events wait for the external server: {Reason}", result.Reason);
                _told = result.Reason;
                break;
            }
        }

        return states;
    }

    /// <summary>A server that keeps referential integrity refuses references to what it does not have, or not yet: then they are names.</summary>
    internal static byte[] WithoutReferences(byte[] json)
    {
        var auditEvent = ResourceJson.Parse(json);
        var writer = new SpliceWriter(auditEvent);
        foreach (var entity in auditEvent.Root["entity"u8].Children)
        {
            if (entity["what"u8]["reference"u8].GetString() is { } reference)
                writer.Replace(entity["what"u8], JsonSerializer.Serialize(new { type = reference.Split('/')[0], identifier = new { value = reference } }));
        }

        return writer.ToUtf8();
    }

    // 401 and 403 are about us, 404 and 405 about a server that keeps no AuditEvents: the operator can change both, and nothing may be given up for it.
    private static bool IsAboutContent(DeliveryResult result) => result.Class == DeliveryClass.Rejected && result.Status is 400 or 409 or 410 or 412 or 413 or 422;

    private async Task<DeliveryResult> SendAsync(IReadOnlyList<AuditRow> rows, CancellationToken cancel)
    {
        var entries = rows.Select(row =>
        {
            var id = ResourceJson.Parse(row.Json).Root["id"u8].GetString()!;
            return new DeliveryEntry(EntryVerb.Create, "AuditEvent", id, DeliveryEntry.UrnOf(id), row.Json);
        }).ToList();
        var bundleId = entries[0].Id; // the same when it is sent again, since delivery remembers what it tried
        var result = await delivery.DeliverAsync(bundleId, DeliveryBundle.Write(bundleId, entries), _attempt, cancel);
        _attempt = result.Class == DeliveryClass.Delivered ? 1 : 2;
        return result;
    }
}
