using System.Text;
using FhirCalc.Facade.Audit;
using FhirCalc.Facade.Conformance;
using FhirCalc.Facade.Intake;
using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Security;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Endpoints;

/// <summary>Reading and searching: asked of the external server, links rewritten to us.</summary>
internal static class RelayEndpoints
{
    private static readonly string[] ConditionalHeaders = ["If-None-Match", "If-Modified-Since", "Prefer"];

    public static void MapRelay(this IEndpointRouteBuilder fhir)
    {
        // Servers page at their base: [base]?_getpages=…
        fhir.MapRead("/", (HttpRequest request, Relay relay) => relay.SendAsync(request, "")).WithMetadata(new AnyClient(), new AuditedAs(null) { Interaction = "search" });
        fhir.MapRead("/_page/{token}", (string token, HttpRequest request, Relay relay) => relay.SendPageAsync(request, token)).WithMetadata(new AnyClient(), new AuditedAs(null) { Interaction = "search" });
        fhir.MapRead("/{type}", Search).WithMetadata(new FhirInteraction("search-type", FhirInteraction.EveryType));
        fhir.MapPost("/{type}/_search", (string type, HttpRequest request, Relay relay) => relay.SearchAsync(request, type)).WithMetadata(new FhirInteraction("search-type", FhirInteraction.EveryType));
        fhir.MapRead("/{type}/_history", HistoryOfType).WithMetadata(new FhirInteraction("history-type", FhirInteraction.EveryType));
        fhir.MapRead("/{type}/{id}", Read).WithMetadata(new FhirInteraction("read", FhirInteraction.EveryType));
        fhir.MapRead("/{type}/{id}/_history", History).WithMetadata(new FhirInteraction("history-instance", FhirInteraction.EveryType));
        fhir.MapRead("/{type}/{id}/_history/{version}", Version).WithMetadata(new FhirInteraction("vread", FhirInteraction.EveryType));
    }

    private static Task<IResult> Search(string type, HttpRequest request, Relay relay) => relay.SendAsync(request, type);

    private static Task<IResult> Read(string type, string id, HttpRequest request, Relay relay) =>
        relay.SendAsync(request, type, id);

    private static Task<IResult> History(string type, string id, HttpRequest request, Relay relay) =>
        relay.SendAsync(request, type, id, "_history");

    private static Task<IResult> HistoryOfType(string type, HttpRequest request, Relay relay) => relay.SendAsync(request, type, "_history");

    private static Task<IResult> Version(string type, string id, string version, HttpRequest request, Relay relay) =>
        relay.SendAsync(request, type, id, "_history", version);

    /// <summary>Sends one GET. The path is built of checked parts only, so that it can lead nowhere but below the FHIR base.</summary>
    internal sealed class Relay(
        UpstreamClient client, UpstreamAddress upstream, ResourceTypes types, Guide guide, GuideReply guideReply, UnknownAddress unknown, RelayGuard guard, AuditTrail audit)
    {
        public async Task<IResult> SendAsync(HttpRequest request, string type, params string[] parts)
        {
            if (type.Length > 0 && !types.Contains(type))
                return unknown.Type(request, type);
            if (guide.Holds(type))
                return NotFound($"Of a {type} this service holds only what its guide says now: GET {type}/id, or GET {type} and a search.");
            if (!parts.All(part => part == "_history" || AddressParts.IsId(part)))
                return unknown.Id(request);
            if (type.Length == 0 && !request.QueryString.HasValue)
                return NotFound("This is the FHIR base: GET /fhir/metadata tells what can be asked.");

            var (permit, refusal) = guard.Permit(request.HttpContext, type, parts, AddressQuery.ToRelay(request));
            return permit is null ? refusal! : await SendAsync(request, permit, string.Join('/', parts.Prepend(type)) + permit.Query, isBundle: parts.Length == 0 || parts[^1] == "_history");
        }

        /// <summary>A search whose parameters are in the body, where no log of addresses shows them. It is posted on.</summary>
        public async Task<IResult> SearchAsync(HttpRequest request, string type)
        {
            if (!types.Contains(type))
                return unknown.Type(request, type);
            var (form, problem) = await SearchForm.ReadAsync(request);
            if (form is null)
                return problem!;
            if (guide.Holds(type))
                return guideReply.Search(type, form, request);
            var (permit, refusal) = guard.Permit(request.HttpContext, type, [], form.Length == 0 ? "" : "?" + form);
            return permit is null ? refusal! : await SendAsync(request, permit, type + "/_search", isBundle: true, permit.Query.TrimStart('?'));
        }

        /// <summary>A further page of a search.</summary>
        public async Task<IResult> SendPageAsync(HttpRequest request, string token)
        {
            var (permit, refusal) = guard.Open(request.HttpContext, token);
            if (permit?.Page is { } page && !upstream.Holds(upstream.Below(page)))
                return NotFound("There is no such page: the external server is another one now.");
            return permit is null ? refusal! : await SendAsync(request, permit, permit.Page!, isBundle: true);
        }

        /// <summary>One resource for our own use, within what its client may read; or the answer that says why there is none.</summary>
        public async Task<(ResourceJson? Resource, FhirReply? Refusal)> FindAsync(HttpRequest request, string type, string id)
        {
            var (permit, refusal) = guard.Permit(request.HttpContext, type, [id], "");
            if (permit is null)
                return (null, refusal);
            var reply = await client.RelayAsync(new UpstreamRequest(HttpMethod.Get, $"{type}/{id}"), request.HttpContext.RequestAborted);
            var answer = guard.Show(request.HttpContext, permit, RelayReply.Of(reply, upstream, PublicAddress.FhirBase(request), isBundle: false, guard.PageLinks(request.HttpContext, type)));
            return answer.Status == StatusCodes.Status200OK && ResourceJson.TryParse(answer.Body, null, out var resource, out _) ? (resource, null) : (null, answer);
        }

        private async Task<IResult> SendAsync(HttpRequest request, RelayPermit permit, string relative, bool isBundle, string? form = null)
        {
            var headers = ConditionalHeaders.Where(name => request.Headers.ContainsKey(name) && !permit.IsOnePatient).Select(name => (name, request.Headers[name].ToString()))
                .Append((RequestTrace.Header, request.HttpContext.TraceIdentifier)).ToList();
            var asked = form is null
                ? new UpstreamRequest(HttpMethod.Get, relative) { Headers = headers }
                : new UpstreamRequest(HttpMethod.Post, relative, Encoding.UTF8.GetBytes(form)) { Headers = headers, IsForm = true };
            audit.Open(ClientIdentity.Of(request.HttpContext));
            var reply = await client.RelayAsync(asked, request.HttpContext.RequestAborted);
            var shown = guard.Show(request.HttpContext, permit, RelayReply.Of(reply, upstream, PublicAddress.FhirBase(request), isBundle, guard.PageLinks(request.HttpContext, permit.Type)));

            // Not every server knows conditions; what the client has it need not get again.
            return shown.Status == StatusCodes.Status200OK && !isBundle ? ReadConditions.Of(request).Apply(shown) : shown;
        }

        private static FhirReply NotFound(string message) => FhirReply.Failure(FacadeIssueIds.NotFound, "not-found", message);
    }
}
