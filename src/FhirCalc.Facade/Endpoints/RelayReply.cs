using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Upstream;

namespace FhirCalc.Facade.Endpoints;

/// <summary>Turns an answer of the external server into ours.</summary>
internal static class RelayReply
{
    /// <param name="isBundle">Whether the request asks for a list, whose links are ours to rewrite; a resource is passed on untouched.</param>
    /// <param name="pageOf">The address of a further page, see <see cref="LinkRewriter"/>.</param>
    public static FhirReply Of(UpstreamReply reply, UpstreamAddress upstream, string facadeBase, bool isBundle, Func<string, string> pageOf) => reply switch
    {
        { Fault: not TransportFault.None } => Fault(reply),
        { Status: StatusCodes.Status304NotModified } => new FhirReply(reply.Status, default) { ETag = reply.ETag, LastModified = reply.LastModified },
        { IsSuccess: true } => Success(reply, upstream, facadeBase, isBundle, pageOf),
        _ => Refusal(reply),
    };

    private static FhirReply Success(UpstreamReply reply, UpstreamAddress upstream, string facadeBase, bool isBundle, Func<string, string> pageOf)
    {
        var body = IsJson(reply) ? isBundle ? LinkRewriter.Rewrite(reply.Body, upstream, facadeBase, pageOf) : reply.Body : null;
        return body is null
            ? FhirReply.Failure(FacadeIssueIds.ServerError, "exception", "The external server answered with something that is not FHIR in JSON.")
            : new FhirReply(reply.Status, body) { ETag = reply.ETag, LastModified = reply.LastModified };
    }

    private static FhirReply Fault(UpstreamReply reply)
    {
        var (id, code) = reply.Fault switch
        {
            TransportFault.TimedOut => (FacadeIssueIds.ServerTimedOut, "timeout"),
            TransportFault.CircuitOpen => (FacadeIssueIds.CircuitOpen, "transient"),
            TransportFault.TooLarge => (FacadeIssueIds.ServerAnswerTooLarge, "too-costly"),
            _ => (FacadeIssueIds.ServerUnreachable, "transient"),
        };
        return FhirReply.Failure(id, code, reply.Describe()) with { RetryAfter = reply.RetryAfter };
    }

    private static FhirReply Refusal(UpstreamReply reply)
    {
        // 401 and 403 are about us and the external server, redirects are not followed: neither is the client's doing.
        if (reply.Status is < 400 or 401 or 403 or >= 500 and not 503)
            return FhirReply.Failure(FacadeIssueIds.ServerError, "exception", reply.Describe());
        var outcome = ServerOutcome.Of(reply.Body)
            ?? (ReadOnlyMemory<byte>)FhirReply.Failure(FacadeIssueIds.ServerError, "processing", reply.Describe()).Body;
        return new FhirReply(reply.Status, outcome) { RetryAfter = reply.RetryAfter };
    }

    private static bool IsJson(UpstreamReply reply) => reply.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true;
}
