using FhirCalc.Facade.Conformance;
using FhirCalc.Facade.Intake;
using FhirCalc.Facade.Operations;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Facade.Endpoints;

/// <summary><c>$validate</c>: a completed validation is answered with 200, whatever it found.</summary>
internal static class ValidateEndpoints
{
    private const string Definition = "http://hl7.org/fhir/OperationDefinition/Resource-validate";

    public static void MapValidate(this IEndpointRouteBuilder fhir)
    {
        var ofSystem = new FhirInteraction("validate", Type: null, IsOperation: true) { Definition = Definition };
        var ofType = ofSystem with { Type = FhirInteraction.EveryType };
        fhir.MapPost("/$validate", (HttpRequest request, Validation validation, CancellationToken cancel) => validation.AnswerAsync(request, null, null, cancel)).WithMetadata(ofSystem);
        fhir.MapPost("/{type}/$validate", (string type, HttpRequest request, Validation validation, CancellationToken cancel) => validation.AnswerAsync(request, type, null, cancel)).WithMetadata(ofType);
        fhir.MapPost("/{type}/{id}/$validate", OfInstance).WithMetadata(ofType);
        // Nothing changes, and of an instance nothing need be sent: GET will do.
        fhir.MapRead("/{type}/{id}/$validate", OfInstance).WithMetadata(ofType);
    }

    private static Task<IResult> OfInstance(string type, string id, HttpRequest request, Validation validation, CancellationToken cancel) =>
        validation.AnswerAsync(request, type, id, cancel);

    /// <summary>What the three levels have in common.</summary>
    internal sealed class Validation(RequestBody body, IProfileValidator validator, ResourceTypes types, Guide guide, UnknownAddress unknown, RelayEndpoints.Relay relay)
    {
        private static readonly string[] Modes = ["create", "update", "delete", "profile"];

        public async Task<IResult> AnswerAsync(HttpRequest request, string? type, string? id, CancellationToken cancel)
        {
            if (type is not null && !types.Contains(type))
                return unknown.Type(request, type);
            if (id is not null && !AddressParts.IsId(id))
                return FhirReply.Failure(FacadeIssueIds.NotFound, "not-found", "The address holds something that is no FHIR id.");

            // 1. What is asked? Parameters are an envelope here; to validate Parameters, put them in Parameters.
            var profiles = request.Query["profile"].OfType<string>().ToList();
            var mode = request.Query["mode"].FirstOrDefault();
            ResourceJson? resource = null;
            if (HttpMethods.IsPost(request.Method) && !(id is not null && request.ContentLength is null or 0 && request.ContentType is null))
            {
                (resource, var problem) = await body.ReadAsync(request, cancel);
                if (resource is null)
                    return FhirReply.Failure(new Outcome([problem!]));
            }

            if (resource is { ResourceType: "Parameters" } parameters)
            {
                profiles.AddRange(OperationInput.Values(parameters, "profile"));
                mode = OperationInput.Values(parameters, "mode").FirstOrDefault() ?? mode;
                if (OperationInput.Resources(parameters, "resource").ToList() is not { Count: < 2 } held)
                    return Wrong("Parameters for $validate hold one parameter named 'resource'.");
                resource = held.FirstOrDefault();
            }

            if (mode is not null && !Modes.Contains(mode))
                return Wrong($"mode is one of {string.Join(", ", Modes)}.");
            if (mode == "delete")
                return Found(Problem(FacadeIssueIds.MethodNotAllowed, "not-supported", "Nothing can be deleted through this service."));

            // 2. About which resource?
            if (resource is null && id is null)
                return Wrong("What is to be validated is the body, or the parameter 'resource' of Parameters; without it the address names an instance.");
            if (resource is not null && mode == "profile")
                return Wrong("With mode 'profile' the address names the instance, and nothing is sent.");
            if (resource is null)
            {
                (resource, var refusal) = guide.Find(type!, id!) is { } own ? (own.Content, null) : await relay.FindAsync(request, type!, id!);
                if (resource is null)
                    return refusal!;
            }

            // 3. Is it what it should be?
            var isSubmission = mode == "create" && type is null && resource.ResourceType == "Bundle";
            var outcome = validator.Validate(resource, isSubmission ? [.. profiles, SubmissionDrafting.SubmissionProfile] : profiles);
            return new FhirReply(StatusCodes.Status200OK, new Outcome([.. Placed(resource, type, id, mode, isSubmission), .. outcome.Issues], outcome.ValidatedWith).Limited().ToOperationOutcome());
        }

        /// <summary>What the place that it is meant for asks of it, beyond its definition and profiles.</summary>
        private static List<Issue> Placed(ResourceJson resource, string? type, string? id, string? mode, bool isSubmission)
        {
            var issues = new List<Issue>();
            var location = resource.ResourceType.Length > 0 ? resource.ResourceType : null;
            if (type is not null && resource.ResourceType != type)
                issues.Add(Problem(FacadeIssueIds.Parameters, "invalid", $"The address asks to validate a {type}, and the resource is another.") with { Location = location });
            if (mode == "update" && (resource.Root["id"u8].GetString() is not { } own || (id is not null && own != id)))
                issues.Add(Problem(FacadeIssueIds.BodyMismatch, "invalid", "An update needs the id of its address in the resource too.") with { Location = location is null ? null : location + ".id" });
            if (!isSubmission)
                return issues;
            var entries = EntryReader.Read(resource, Guid.Empty.ToString(), issues);
            if (entries.Count > 0)
                SubmissionChecks.Run(entries, new ReferenceTable(entries), issues);
            return issues;
        }

        private static FhirReply Found(Issue issue) => new(StatusCodes.Status200OK, new Outcome([issue]).ToOperationOutcome());

        private static FhirReply Wrong(string message) => FhirReply.Failure(FacadeIssueIds.Parameters, "value", message);

        private static Issue Problem(string id, string code, string message) => new(id, IssueSeverity.Error, code, message);
    }
}
