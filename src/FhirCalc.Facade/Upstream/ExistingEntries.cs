using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Upstream;

/// <summary>
/// Looks for what is on the external server already, so that it is not created a second time: what an earlier attempt left
/// (its answer may have been lost), and what a client's own condition means. A conditional create alone is not trusted:
/// some servers ignore the condition.
/// </summary>
internal sealed class ExistingEntries(UpstreamClient client, UpstreamAddress address)
{
    /// <summary>Adds to <paramref name="there"/>, by URN, what need not be sent; or tells why it could not look.</summary>
    /// <param name="resent">Whether any of it may have been sent before.</param>
    public async Task<DeliveryResult?> FindAsync(
        IEnumerable<EntryRequest> requests, bool resent, IDictionary<string, EntryAnswer> there, CancellationToken cancel)
    {
        foreach (var request in requests.Where(request => IsDoubtful(request, resent)))
        {
            var reply = await client.DeliverAsync(new UpstreamRequest(HttpMethod.Get, $"{request.Entry.Type}?{request.Condition}"), cancel);
            if (DeliveryClasses.Of(reply) == DeliveryClass.Transient)
                return DeliveryResult.Failed(reply);
            // Of several with our mark the first stays, and DoubleCheck takes the others away; several of a client's are for the server to refuse.
            if (Matches(reply, request) is { Count: > 0 } found && (found.Count == 1 || request.IsMarked))
                there[request.Entry.Urn] = found[0].ToAnswer();
        }

        return null;
    }

    private bool IsDoubtful(EntryRequest request, bool resent) => request switch
    {
        { IsPut: true } => false,
        { IsMarked: true } => resent,
        // The sandbox keeps conditions, under one lock.
        _ => resent || !address.IsEmbedded,
    };

    private static List<FoundResource> Matches(UpstreamReply reply, EntryRequest request)
    {
        var found = new List<FoundResource>();
        if (!reply.IsSuccess || !ResourceJson.TryParse(reply.Body, null, out var bundle, out _))
            return found;
        foreach (var entry in bundle.Root["entry"u8].Children)
        {
            if (FoundResource.Of(entry["resource"u8]) is { } resource && resource.Type == request.Entry.Type && Fits(request, resource.Node))
                found.Add(resource);
        }

        return found;
    }

    /// <summary>Whether it is what was searched: some servers ignore a parameter that they do not know, and find everything.</summary>
    private static bool Fits(EntryRequest request, Node resource) =>
        request.IsMarked ? EntryMark.IsOn(request.Entry, resource) : IdentifierCondition.Fits(request.Condition!, resource);
}
