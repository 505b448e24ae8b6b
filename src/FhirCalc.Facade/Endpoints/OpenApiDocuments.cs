using FhirCalc.Facade.Security;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace FhirCalc.Facade.Endpoints;

/// <summary>The addresses as an OpenAPI document, for tools that know nothing of FHIR. Like the CapabilityStatement it is made of what is mapped.</summary>
internal static class OpenApiDocuments
{
    public static void AddOpenApiDocument(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "FhirCalc",
                Version = typeof(OpenApiDocuments).Assembly.GetName().Version!.ToString(3),
                Description = "FHIR R4 facade for calcification findings. The CapabilityStatement at /fhir/metadata tells what holds for each resource type.",
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Describe(operation, context);
            return Task.CompletedTask;
        });
    });

    public static void MapOpenApiDocument(this IEndpointRouteBuilder app) => app.MapOpenApi().WithMetadata(new OpenToAll());

    private static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var interactions = context.Description.ActionDescriptor.EndpointMetadata.OfType<FhirInteraction>().ToList();
        if (interactions.Count == 0)
            return;
        operation.Summary = string.Join(" or ", interactions.Select(one => (one.IsOperation ? "$" : "") + one.Code));
        operation.Description = interactions[0].Definition;
        operation.Tags = new HashSet<OpenApiTagReference> { new(interactions[0].Type switch { null => "System", FhirInteraction.EveryType => "Resources", var type => type }) };
        if (context.Description.HttpMethod is "POST" or "PUT")
        {
            var isForm = context.Description.RelativePath?.EndsWith("/_search", StringComparison.Ordinal) == true;
            operation.RequestBody = new OpenApiRequestBody { Required = !isForm, Content = isForm ? Content("application/x-www-form-urlencoded") : Fhir() };
        }

        operation.Responses ??= [];
        operation.Responses["200"] = new OpenApiResponse { Description = "Done; a resource of FHIR R4.", Content = Fhir() };
        if (interactions.Exists(one => one.Code is "create" or "update"))
            operation.Responses["201"] = new OpenApiResponse { Description = "Created; Location tells where.", Content = Fhir() };
        if (interactions.Exists(one => one.Code is "create" or "update" or "transaction" or "batch"))
            operation.Responses["202"] = new OpenApiResponse { Description = "Kept, and not delivered yet; ask at Content-Location.", Content = Fhir() };
        operation.Responses["default"] = new OpenApiResponse { Description = "Not done; an OperationOutcome says why.", Content = Fhir() };
    }

    private static Dictionary<string, OpenApiMediaType> Fhir() => Content(AnswerFormat.FhirJson, AnswerFormat.FhirXml);

    private static Dictionary<string, OpenApiMediaType> Content(params string[] types) =>
        types.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.Object } }, StringComparer.Ordinal);
}
