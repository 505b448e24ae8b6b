using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Intake;

/// <summary>What makes two posts the same submission, each within its client.</summary>
/// <param name="Kind">key, identifier, hash or request; part of the id, so that a key can never be taken for an identifier.</param>
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

    /// <summary>
    /// A create that is repeated is the same one, like a Bundle. An update is not: A, then B, then A again has to end with A;
    /// and the condition of a conditional create is to be looked at each time.
    /// </summary>
    public static SubmissionIdentity Of(ResourceRequest request, string client, string? idempotencyKey)
    {
        var text = string.Join('\n', request.Verb, request.Type, request.Id, request.IfNoneExist, request.Criteria, request.IfMatch, CanonicalJson.Hash(request.Resource));
        var hash = TextHash.Of(text);
        var (kind, value) = idempotencyKey is { Length: > 0 } key ? ("key", key)
            : request.Verb == EntryVerb.Create ? ("hash", hash)
            : ("request", Guid.NewGuid().ToString("N"));
        return new SubmissionIdentity(kind, DeterministicId.OfSubmission(client, kind, value), hash);
    }

    /// <summary>A key is a token of visible ASCII, so that it survives proxies and logs.</summary>
    public static bool IsKey(string key) => key.Length is > 0 and <= MaxKeyLength && key.All(letter => letter is > ' ' and <= '~');

    // Without a value an identifier names nothing.
    private static string? Identifier(Node identifier) =>
        identifier["value"u8].GetString() is { Length: > 0 } value ? identifier["system"u8].GetString() + "|" + value : null;
}
