using FhirCalc.Facade.Intake;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Endpoints;

/// <summary><c>DiagnosticReport/$assess-calcification</c>: what the rules conclude. Nothing is written, here or elsewhere.</summary>
internal static class AssessEndpoints
{
    private const string Definition = "http://fhircalc.org/fhir/OperationDefinition/assess-calcification";

    public static void MapAssess(this IEndpointRouteBuilder fhir) =>
        fhir.MapPost("/DiagnosticReport/$assess-calcification", AssessAsync)
            .WithMetadata(new FhirInteraction("assess-calcification", "DiagnosticReport", IsOperation: true) { Definition = Definition });

    private static async Task<IResult> AssessAsync(HttpRequest request, RequestBody body, Engine engine, CancellationToken cancel)
    {
        var (input, problem) = await body.ReadAsync(request, cancel);
        if (input is null)
            return FhirReply.Failure(new Outcome([problem!]));
        var bundle = input;
        if (input.ResourceType == "Parameters")
        {
            if (OperationInput.Resources(input, "submission").ToList() is not [var one])
                return FhirReply.Failure(FacadeIssueIds.Parameters, "required", "Parameters for $assess-calcification hold one parameter named 'submission' with the Bundle.");
            bundle = one;
        }

        return new FhirReply(200, bundle.Utf8);
    }
}
