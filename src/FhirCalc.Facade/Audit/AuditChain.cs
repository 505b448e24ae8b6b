using System.Globalization;
using System.Security.Cryptography;
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

    /// <summary>What stands in the place of the hash before the first event.</summary>
    public static string Beginning { get; } = new('0', 64);

    public static string Hash(ReadOnlySpan<byte> auditEvent) => Convert.ToHexStringLower(SHA256.HashData(auditEvent));

    /// <summary>The link that an event holds; null when it holds none, or is no JSON.</summary>
    public static AuditLink? LinkOf(ReadOnlyMemory<byte> auditEvent)
    {
        try
        {
            using var json = JsonDocument.Parse(auditEvent);
            foreach (var entity in json.RootElement.GetProperty("entity").EnumerateArray())
            {
                if (entity.TryGetProperty("name", out var name) && name.GetString() == Name)
                    return LinkOf(entity.GetProperty("detail"));
            }
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Whatever this is, it is no event of ours.
        }

        return null;
    }

    private static AuditLink? LinkOf(JsonElement details)
    {
        string? Value(string type) => details.EnumerateArray()
            .Where(detail => detail.GetProperty("type").GetString() == type).Select(detail => detail.GetProperty("valueString").GetString()).FirstOrDefault();

        return long.TryParse(Value(SequenceDetail), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && Value(PreviousDetail) is { } previous
            ? new AuditLink(sequence, previous)
            : null;
    }
}
