using FhirCalc.Facade.Conformance;
using FhirCalc.Facade.Intake;
using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Security;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Endpoints;

/// <summary>Creating and updating single resources: the same intake as a transaction, and the same delivery.</summary>
internal static class ResourceEndpoints
{
    public static void MapResources(this IEndpointRouteBuilder fhir)
    {
        fhir.MapPost("/{type}", CreateAsync).WithMetadata(new FhirInteraction("create", FhirInteraction.EveryType) { IsConditionalToo = true });
        fhir.MapPut("/{type}/{id}", UpdateAsync).WithMetadata(new FhirInteraction("update", FhirInteraction.EveryType));
        fhir.MapPut("/{type}", UpdateBySearchAsync).WithMetadata(new FhirInteraction("update", FhirInteraction.EveryType) { IsConditionalToo = true });
    }

    private static Task<IResult> CreateAsync(string type, HttpRequest request, ResourceWriting writing, CancellationToken cancel) =>
        writing.WriteAsync(request, type, resource => request.Headers["If-None-Exist"].ToString().TrimStart('?') switch
        {
            { Length: > 0 } search => new ResourceRequest(EntryVerb.ConditionalCreate, type, resource) { IfNoneExist = search },
            _ => new ResourceRequest(EntryVerb.Create, type, resource),
        }, cancel);

    private static Task<IResult> UpdateAsync(string type, string id, HttpRequest request, ResourceWriting writing, CancellationToken cancel) =>
        writing.WriteAsync(request, type, resource => new ResourceRequest(EntryVerb.Update, type, resource) { Id = id, IfMatch = IfMatch(request) }, cancel);

    private static Task<IResult> UpdateBySearchAsync(string type, HttpRequest request, ResourceWriting writing, CancellationToken cancel) =>
        writing.WriteAsync(request, type, resource => new ResourceRequest(EntryVerb.ConditionalUpdate, type, resource)
        {
            Criteria = AddressQuery.WithoutFormat(request.QueryString.Value),
            IfMatch = IfMatch(request),
        }, cancel);

    private static string? IfMatch(HttpRequest request) => request.Headers.IfMatch.ToString() is { Length: > 0 } version ? version : null;

    /// <summary>What creating and updating have in common.</summary>
    internal sealed class ResourceWriting(RequestBody body, ResourceTypes types, Guide guide, UnknownAddress unknown, SubmissionIntake intake, UpstreamClient client)
    {
        public async Task<IResult> WriteAsync(HttpRequest request, string type, Func<ResourceJson, ResourceRequest> read, CancellationToken cancel)
        {
            if (type == "metadata")
                return FhirReply.ReadOnly("The CapabilityStatement is made by this service: it can only be read.");
            if (!types.Contains(type))
                return unknown.Type(request, type);
            if (guide.Holds(type))
                return FhirReply.ReadOnly($"A {type} is part of the guide that this service holds: it can only be read.");
            if (IdempotencyKey.Problem(request) is { } badKey)
                return FhirReply.Failure(new Outcome([badKey]));
            var (resource, problem) = await body.ReadAsync(request, cancel);
            if (resource is null)
                return FhirReply.Failure(new Outcome([problem!]));
            var asked = read(resource);
            if ((Mismatch(asked) ?? Precondition(request, asked)) is { } wrong)
                return FhirReply.Failure(new Outcome([wrong]));

            var preference = Preference.Of(request);
            var result = await intake.SubmitAsync(asked, ClientIdentity.Of(request.HttpContext), IdempotencyKey.Of(request), wait: !preference.Async, cancel);
            return result.Submission is { } submission
                ? await ResourceReply.OfAsync(submission, request, preference.Return, client, cancel)
                : FhirReply.Failure(result.Outcome) with { RetryAfter = result.RetryAfter };
        }

        private static Issue? Mismatch(ResourceRequest asked)
        {
            if (asked.Resource.ResourceType is { Length: > 0 } sent && sent != asked.Type)
                return Problem(FacadeIssueIds.BodyMismatch, "invalid", $"The address says {asked.Type}, but the body is not a resource of that type.") with { Location = sent };
            if (asked.Verb == EntryVerb.Update && asked.Resource.Root["id"u8].GetString() != asked.Id)
                return Problem(FacadeIssueIds.BodyMismatch, "invalid", "An update needs the id of its address in the resource too.") with { Location = asked.Type + ".id" };
            if (asked.Verb == EntryVerb.Update && !AddressParts.IsId(asked.Id!))
                return Problem(FacadeIssueIds.BodyMismatch, "value", "An id has 1 to 64 letters, digits, '-' and '.'.") with { Location = asked.Type + ".id" };
            return null;
        }

        // What we would have to leave out must not be silently lost: it was sent so that nothing is overwritten or doubled.
        private static Issue? Precondition(HttpRequest request, ResourceRequest asked) => asked switch
        {
            { Verb: EntryVerb.ConditionalUpdate, Criteria: "" } =>
                Problem(FacadeIssueIds.Precondition, "required", "An update names its resource: PUT Type/id, or PUT Type? and a search that finds it."),
            { Verb: EntryVerb.Update or EntryVerb.ConditionalUpdate } when request.Headers.IfNoneMatch.Count > 0 =>
                Problem(FacadeIssueIds.Precondition, "not-supported", "If-None-Match is for reading. To create only what is not there yet, send POST with If-None-Exist."),
            { Verb: EntryVerb.Create or EntryVerb.ConditionalCreate } when request.Headers.IfNoneMatch.Count > 0 =>
                Problem(FacadeIssueIds.Precondition, "not-supported", "If-None-Match is for reading. To create only what is not there yet, send If-None-Exist with a search."),
            _ when request.Headers.IfUnmodifiedSince.Count > 0 =>
                Problem(FacadeIssueIds.Precondition, "not-supported", "If-Unmodified-Since is not offered: send If-Match with the version."),
            { IfMatch: { } version } when !EntryReader.IsVersion(version) =>
                Problem(FacadeIssueIds.Precondition, "value", """If-Match holds one version as ETag gives it, such as W/"3"."""),
            { IfNoneExist: { } search } when search.Split('=')[0].Contains('?', StringComparison.Ordinal) =>
                Problem(FacadeIssueIds.Precondition, "value", "If-None-Exist holds only the parameters of a search, without type and question mark: for example identifier=http://example.org|123."),
            { Verb: EntryVerb.Create or EntryVerb.ConditionalCreate } when request.Headers.IfMatch.Count > 0 =>
                Problem(FacadeIssueIds.Precondition, "not-supported", "If-Match is for updates: what is created has no version yet."),
            { Verb: EntryVerb.Create } when request.Headers.ContainsKey("If-None-Exist") =>
                Problem(FacadeIssueIds.Precondition, "value", "If-None-Exist holds the parameters of a search, for example identifier=http://example.org|123."),
            _ => null,
        };

        private static Issue Problem(string id, string code, string message) => new(id, IssueSeverity.Error, code, message);
    }
}
