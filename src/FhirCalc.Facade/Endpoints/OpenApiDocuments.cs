using FhirCalc.Facade.Security;
using Microsoft.OpenApi;

namespace FhirCalc.Facade.Endpoints;

/// <summary>The addresses as an OpenAPI document, for tools that know nothing of FHIR. Like the CapabilityStatement it is made of what is mapped.</summary>
internal static class OpenApiDocuments
{
    private const string Scheme = "smart";

    public static void AddOpenApiDocument(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.AddOperationTransformer((operation, context, _) =>
        {
            OpenApiOperations.Describe(operation, context);
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, context, _) =>
        {
            Describe(document);
            Secure(document, context.ApplicationServices.GetRequiredService<SecurityOptions>());
            return Task.CompletedTask;
        });
    });

    public static void MapOpenApiDocument(this IEndpointRouteBuilder app) => app.MapOpenApi().WithMetadata(new OpenToAll());

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "FhirCalc",
            Version = typeof(OpenApiDocuments).Assembly.GetName().Version!.ToString(3),
            Description = "FHIR R4 facade for calcification findings. The CapabilityStatement at /fhir/metadata tells what holds for each resource type.",
            License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };
        foreach (var server in document.Servers ?? [])
            server.Url = server.Url?.TrimEnd('/');
        var names = document.Paths.Values.SelectMany(path => path.Operations?.Values.AsEnumerable() ?? []).SelectMany(operation => operation.Tags?.AsEnumerable() ?? [])
            .Select(tag => tag.Name!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        document.Tags = names.Select(name => new OpenApiTag { Name = name, Description = OpenApiOperations.AboutTag(name) }).ToHashSet();
    }

    private static void Secure(OpenApiDocument document, SecurityOptions security)
    {
        if (!security.IsOn || security.Issuer is null)
        {
            // Nobody is asked, or a certificate is: neither is told in a request.
            document.Security = [new OpenApiSecurityRequirement()];
            return;
        }

        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "SMART Backend Services: /fhir/.well-known/smart-configuration tells where to get an access token.",
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
    }
}
