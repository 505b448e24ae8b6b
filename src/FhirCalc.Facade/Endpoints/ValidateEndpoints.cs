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
        fhir.MapPost("/$validate", (HttpRequest request, RequestBody body, IProfileValidator validator, ResourceTypes types, CancellationToken cancel) =>
                ValidateAsync(null, request, body, validator, types, cancel))
            .WithMetadata(new FhirInteraction("validate", Type: null, IsOperation: true) { Definition = Definition });
        fhir.MapPost("/{type}/$validate", ValidateAsync)
            .WithMetadata(new FhirInteraction("validate", FhirInteraction.EveryType, IsOperation: true) { Definition = Definition });
    }

    private static async Task<IResult> ValidateAsync(
        string? type, HttpRequest request, RequestBody body, IProfileValidator validator, ResourceTypes types, CancellationToken cancel)
    {
        if (type is not null && !types.Contains(type))
            return FhirReply.Failure(FacadeIssueIds.NotFound, "not-found", "The address names no R4 resource type.");
        var (input, problem) = await body.ReadAsync(request, cancel);
        if (input is null)
            return FhirReply.Failure(new Outcome([problem!]));

        // Parameters are an envelope here; to validate Parameters, put them in Parameters.
        var profiles = request.Query["profile"].OfType<string>().ToList();
        var resource = input;
        if (input.ResourceType == "Parameters")
        {
            profiles.AddRange(OperationInput.Values(input, "profile"));
            if (OperationInput.Resources(input, "resource").ToList() is not [var one])
                return FhirReply.Failure(FacadeIssueIds.Parameters, "required", "Parameters for $validate hold one parameter named 'resource' with the resource to validate.");
            resource = one;
        }

        return new FhirReply(StatusCodes.Status200OK, Check(resource, type, profiles, validator).ToOperationOutcome());
    }

    private static Outcome Check(ResourceJson resource, string? type, List<string> profiles, IProfileValidator validator)
    {
        var outcome = validator.Validate(resource, profiles);
        return type is null || resource.ResourceType == type ? outcome : new Outcome(
        [
            new Issue(FacadeIssueIds.Parameters, IssueSeverity.Error, "invalid", $"The address asks to validate a {type}, and the resource is another.")
            {
                Location = resource.ResourceType.Length > 0 ? resource.ResourceType : null,
            },
            .. outcome.Issues,
        ], outcome.ValidatedWith);
    }
}
