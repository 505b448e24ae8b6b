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
    /// <param name="sent">Whether any of it may have been sent before.</param>
    /// <param name="tried">And in which forms.</param>
    public async Task<DeliveryResult?> FindAsync(
        IEnumerable<EntryRequest> requests, bool sent, TriedForms tried, IDictionary<string, EntryAnswer> there, CancellationToken cancel)
    {
        foreach (var request in requests)
        {
            if (Search(request, sent, tried) is { } search && await SearchAsync(request, search, there, cancel) is { } blind)
                return blind;
            // Created under our id before the server stopped to take such ids.
            if (request.IsMarked && tried.HasFlag(TriedForms.Ids) && !there.ContainsKey(request.Entry.Urn)
                && await ReadAsync(request, there, cancel) is { } unread)
                return unread;
        }

        return null;
    }

    /// <summary>Null where there is nothing to look for.</summary>
    private string? Search(EntryRequest request, bool sent, TriedForms tried) => request switch
    {
        { IsMarked: true } => sent ? request.Condition : null,
        { ChoosesId: true } => tried.HasFlag(TriedForms.Marks) ? EntryMark.Search(request.Entry) : null,
        { IsPut: true } => null,
        // The sandbox keeps conditions, under one lock.
        _ => sent || !address.IsEmbedded ? request.Condition : null,
    };

    private async Task<DeliveryResult?> SearchAsync(EntryRequest request, string search, IDictionary<string, EntryAnswer> there, CancellationToken cancel)
    {
        var reply = await client.DeliverAsync(new UpstreamRequest(HttpMethod.Get, $"{request.Entry.Type}?{search}"), cancel);
        if (DeliveryClasses.Of(reply) == DeliveryClass.Transient)
            return DeliveryResult.Failed(reply);
        if (Matches(reply, request) is not { } found)
            return DeliveryResult.Unreadable($"The external server answered the search for a {request.Entry.Type} with something that is no FHIR.");
        // Of several with our mark the first stays, and DoubleCheck takes the others away; several of a client's are for the server to refuse.
        if (found.Count == 1 || (found.Count > 1 && request.Entry.Verb != EntryVerb.ConditionalCreate))
            there[request.Entry.Urn] = found[0].ToAnswer();
        return null;
    }

    private async Task<DeliveryResult?> ReadAsync(EntryRequest request, IDictionary<string, EntryAnswer> there, CancellationToken cancel)
    {
        var reply = await client.DeliverAsync(new UpstreamRequest(HttpMethod.Get, $"{request.Entry.Type}/{request.Entry.Id}"), cancel);
        if (DeliveryClasses.Of(reply) == DeliveryClass.Transient)
            return DeliveryResult.Failed(reply);
        if (!reply.IsSuccess)
            return null;
        if (FoundResource.Of(reply) is not { } found)
            return DeliveryResult.Unreadable($"The external server answered the reading of a {request.Entry.Type} with something that is no resource.");
        there[request.Entry.Urn] = found.ToAnswer();
        return null;
    }

    /// <summary>Null if the answer cannot be understood; nothing where the server does not search.</summary>
    private static List<FoundResource>? Matches(UpstreamReply reply, EntryRequest request)
    {
        var found = new List<FoundResource>();
        if (!reply.IsSuccess)
            return found;
        if (!ResourceJson.TryParse(reply.Body, null, out var bundle, out _))
            return null;
        foreach (var entry in bundle.Root["entry"u8].Children)
        {
            if (FoundResource.Of(entry["resource"u8]) is { } resource && resource.Type == request.Entry.Type && Fits(request, resource.Node))
                found.Add(resource);
        }

        return found;
    }

    /// <summary>Whether it is what was searched: some servers ignore a parameter that they do not know, and find everything.</summary>
    private static bool Fits(EntryRequest request, Node resource) =>
        request.Entry.Verb != EntryVerb.ConditionalCreate ? EntryMark.IsOn(request.Entry, resource) : IdentifierCondition.Fits(request.Condition!, resource);
}
