using System.Text.RegularExpressions;
using FhirCalc.Facade.Audit;
using FhirCalc.Facade.Security;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace FhirCalc.Facade.Endpoints;

/// <summary>One address and method as OpenAPI tells it.</summary>
internal static partial class OpenApiOperations
{
    private static readonly Dictionary<string, string> Tags = new(StringComparer.Ordinal)
    {
        ["System"] = "What concerns no single resource type.",
        ["Resources"] = "Resources of every type: written through submissions, read from the external server.",
        ["Operation"] = "For who runs the service.",
    };

    public static string AboutTag(string name) => Tags.GetValueOrDefault(name) ?? $"{name} in particular.";

    public static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var interactions = metadata.OfType<FhirInteraction>().ToList();
        var (path, method) = ("/" + context.Description.RelativePath, context.Description.HttpMethod ?? "GET");
        operation.OperationId = method.ToLowerInvariant() + Id(path);
        operation.Parameters ??= [];
        AddMissing(operation, path);
        operation.Responses ??= [];
        if (metadata.OfType<OpenToAll>().Any())
            operation.Security = [];
        if (interactions.Count > 0)
            DescribeInteraction(operation, interactions, path, method);
        else
            DescribeOther(operation, metadata.OfType<AuditedAs>().FirstOrDefault(), path);
        if (path.StartsWith(PublicAddress.FhirPath + "/", StringComparison.Ordinal) || path == PublicAddress.FhirPath)
            OpenApiHeaders.AddTo(operation, interactions, method);
        if (method != "HEAD")
            return;
        foreach (var response in operation.Responses.Values.OfType<OpenApiResponse>())
            response.Content = null;
    }

    private static void DescribeInteraction(OpenApiOperation operation, List<FhirInteraction> interactions, string path, string method)
    {
        var names = string.Join(" or ", interactions.Select(one => (one.IsOperation ? "$" : "") + one.Code).Distinct());
        operation.Summary = names;
        operation.Description = interactions[0].Definition is { } definition ? $"The operation that {definition} defines." : $"The interaction '{names}' of the RESTful API of FHIR R4.";
        operation.Tags = new HashSet<OpenApiTagReference> { new(interactions[0].Type switch { null => "System", FhirInteraction.EveryType => "Resources", var type => type }) };
        if (method is "POST" or "PUT")
        {
            var isForm = path.EndsWith("/_search", StringComparison.Ordinal);
            operation.RequestBody = new OpenApiRequestBody { Required = !isForm, Content = isForm ? Content("application/x-www-form-urlencoded") : Fhir() };
        }

        var responses = operation.Responses!;
        responses["200"] = new OpenApiResponse { Description = "Done; a resource of FHIR R4.", Content = Fhir() };
        if (interactions.Exists(one => one.Code is "create" or "update"))
            responses["201"] = new OpenApiResponse { Description = "Created; Location tells where.", Content = Fhir() };
        if (interactions.Exists(one => one.Code is "create" or "update" or "transaction" or "batch"))
            responses["202"] = new OpenApiResponse { Description = "Kept, and not delivered yet; ask at Content-Location.", Content = Fhir() };
        responses["default"] = new OpenApiResponse { Description = "Not done; an OperationOutcome says why.", Content = Fhir() };
    }

    private static void DescribeOther(OpenApiOperation operation, AuditedAs? audited, string path)
    {
        operation.Summary ??= audited?.Operation ?? audited?.Interaction ?? path[(path.LastIndexOf('/') + 1)..].Trim('{', '}');
        operation.Description ??= "No interaction of FHIR; see the manual.";
        operation.Tags = new HashSet<OpenApiTagReference> { new(path.StartsWith(PublicAddress.FhirPath, StringComparison.Ordinal) ? "System" : "Operation") };
    }

    // A part of the path that the handler does not ask for is a part all the same.
    private static void AddMissing(OpenApiOperation operation, string path)
    {
        foreach (var name in Part().Matches(path).Select(match => match.Groups["name"].Value).Where(name => operation.Parameters!.All(known => known.Name != name)))
            operation.Parameters!.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Path, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
    }

    private static string Id(string path) => string.Concat(path.Split(['/', '.', '-', '{', '}', '$', '_'], StringSplitOptions.RemoveEmptyEntries).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    private static Dictionary<string, OpenApiMediaType> Fhir() => Content(AnswerFormat.FhirJson, AnswerFormat.FhirXml);

    private static Dictionary<string, OpenApiMediaType> Content(params string[] types) =>
        types.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.Object } }, StringComparer.Ordinal);

    [GeneratedRegex("""\{(?<name>[a-z]+)\}""", RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
