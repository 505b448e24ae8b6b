using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Intake;

/// <summary>What makes two posts the same submission, each within its client.</summary>
/// <param name="Kind">key, identifier or hash; part of the id, so that a key can never be taken for an identifier.</param>
internal sealed record SubmissionIdentity(string Kind, string Id, string ContentHash)
{
    /// <summary>Longest Idempotency-Key.</summary>
    public const int MaxKeyLength = 256;

    public static SubmissionIdentity Of(ResourceJson bundle, string client, string? idempotencyKey)
    {
        var hash = CanonicalJson.Hash(bundle);
        var (kind, value) = (idempotencyKey, Identifier(bundle.Root["identifier"u8])) switch
        {
            ({ Length: > 0 } key, _) => ("key", key),
            (_, { } identifier) => ("identifier", identifier),
            _ => ("hash", hash),
        };
        return new SubmissionIdentity(kind, DeterministicId.OfSubmission(client, kind, value), hash);
    }

    /// <summary>A key is a token of visible ASCII, so that it survives proxies and logs.</summary>
    public static bool IsKey(string key) => key.Length is > 0 and <= MaxKeyLength && key.All(letter => letter is > ' ' and <= '~');

    // Without a value an identifier names nothing.
    private static string? Identifier(Node identifier) =>
        identifier["value"u8].GetString() is { Length: > 0 } value ? identifier["system"u8].GetString() + "|" + value : null;
}
