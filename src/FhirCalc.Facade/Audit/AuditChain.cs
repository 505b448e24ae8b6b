using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace FhirCalc.Facade.Audit;

/// <summary>Place of an event in the chain.</summary>
/// <param name="Sequence">From 1, without gaps.</param>
/// <param name="Previous">SHA-256 of the bytes of the event before it; zeros for the first.</param>
internal readonly record struct AuditLink(long Sequence, string Previous);

/// <summary>
/// Every event holds the hash of the one before it, so that none can be changed, taken out, moved or put in without the
/// break showing at the next. The link is part of the event: a copy in a file can be checked without the store.
/// </summary>
/// <remarks>The command line is compiled with this file too, and needs nothing else of the service.</remarks>
internal static class AuditChain
{
    public const string Name = "Security Audit Log";
    public const string SequenceDetail = "sequence";
    public const string PreviousDetail = "previous sha256";

    public const string RemovedName = "Removed part of the Security Audit Log";
    public const string RemovedDetail = "removed up to sequence";
    public const string HashDetail = "sha256";

    /// <summary>What stands in the place of the hash before the first event.</summary>
    public static string Beginning { get; } = new('0', 64);

    public static string Hash(ReadOnlySpan<byte> auditEvent) => Convert.ToHexStringLower(SHA256.HashData(auditEvent));

    /// <summary>The link that an event holds; null when it holds none, or is no JSON.</summary>
    public static AuditLink? LinkOf(ReadOnlyMemory<byte> auditEvent) => Find(auditEvent, Name, SequenceDetail, PreviousDetail);

    /// <summary>For an event that tells of a removal: the last event that was removed, and its hash.</summary>
    public static AuditLink? RemovalOf(ReadOnlyMemory<byte> auditEvent) =>
        auditEvent.Span.IndexOf(Encoding.UTF8.GetBytes(RemovedName)) < 0 ? null : Find(auditEvent, RemovedName, RemovedDetail, HashDetail);

    private static AuditLink? Find(ReadOnlyMemory<byte> auditEvent, string entityName, string sequenceDetail, string hashDetail)
    {
        try
        {
            using var json = JsonDocument.Parse(auditEvent);
            foreach (var entity in json.RootElement.GetProperty("entity").EnumerateArray())
            {
                if (entity.TryGetProperty("name", out var name) && name.GetString() == entityName)
                    return LinkOf(entity.GetProperty("detail"), sequenceDetail, hashDetail);
            }
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Whatever this is, it is no event of ours.
        }

        return null;
    }

    private static AuditLink? LinkOf(JsonElement details, string sequenceDetail, string hashDetail)
    {
        string? Value(string type) => details.EnumerateArray()
            .Where(detail => detail.GetProperty("type").GetString() == type).Select(detail => detail.GetProperty("valueString").GetString()).FirstOrDefault();

        return long.TryParse(Value(sequenceDetail), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && Value(hashDetail) is { } hash
            ? new AuditLink(sequence, hash)
            : null;
    }
}
