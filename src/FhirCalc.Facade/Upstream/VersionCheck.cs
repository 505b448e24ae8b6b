using FhirCalc.Facade.Operations;
using FhirCalc.Fhir.Issues;

namespace FhirCalc.Facade.Upstream;

/// <summary>
/// What a failure means where an update carries <c>If-Match</c>. Either an earlier attempt of ours made the version that is
/// there now, and its answer was lost; or somebody else did. Servers answer both with 412, 409 or 500.
/// </summary>
internal sealed class VersionCheck(UpstreamClient client)
{
    /// <summary>Adds to <paramref name="there"/> what is done already; returns the rejection if a version is stale or why it cannot be told now, null if that was not it.</summary>
    public async Task<DeliveryResult?> JudgeAsync(
        DeliveryResult failure, IReadOnlyList<EntryRequest> requests, Func<string, string?> referenceOf,
        IDictionary<string, EntryAnswer> there, CancellationToken cancel)
    {
        if (failure.Status is not (409 or 412 or 500))
            return null;
        foreach (var request in requests.Where(request => request.Entry.IfMatch is not null && request.KnownReference is not null))
        {
            var reply = await client.DeliverAsync(new UpstreamRequest(HttpMethod.Get, request.Url), cancel);
            if (DeliveryClasses.Of(reply) == DeliveryClass.Transient)
                return DeliveryResult.Failed(reply);
            var current = FoundResource.Of(reply);
            if (reply.IsSuccess && current is null)
                return DeliveryResult.Unreadable("The external server answered the reading of a resource with something else.");
            if (current is not null && IsVersion(request.Entry.IfMatch!, current, reply.ETag))
                continue;
            if (current is null || !current.SaysTheSameAs(request.Resource(referenceOf)))
                return Stale(request, current);
            there[request.Entry.Urn] = current.ToAnswer();
        }

        return null;
    }

    private static bool IsVersion(string ifMatch, FoundResource current, string? etag) =>
        Bare(ifMatch) == (current.Version ?? Bare(etag ?? "")) || (etag is not null && Bare(ifMatch) == Bare(etag));

    private static string Bare(string etag) => etag.Trim().Replace("W/", "", StringComparison.Ordinal).Trim('"');

    private static DeliveryResult Stale(EntryRequest request, FoundResource? current)
    {
        var text = current is null
            ? $"The If-Match of {request.Entry.Type} names a version, but the external server has no such resource."
            : $"The If-Match of {request.Entry.Type} does not name the version that the external server has now.";
        return new DeliveryResult(DeliveryClass.Rejected, text)
        {
            Status = 412,
            OperationOutcome = new Outcome([new Issue(FacadeIssueIds.RejectedByServer, IssueSeverity.Error, "conflict", text)]).ToOperationOutcome(),
        };
    }
}
