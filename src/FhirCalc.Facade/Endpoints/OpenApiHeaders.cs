using Microsoft.OpenApi;

namespace FhirCalc.Facade.Endpoints;

/// <summary>The headers and common parameters of FHIR's HTTP, as far as they mean something for an operation.</summary>
internal static class OpenApiHeaders
{
    public static void AddTo(OpenApiOperation operation, List<FhirInteraction> interactions, string method)
    {
        Query("_format", "json, xml or a media type; instead of Accept.");
        Query("_pretty", "true adds blanks.");
        Header("X-Request-Id", "An id of the client's choice, echoed.");
        if (interactions.Exists(one => one.Code.StartsWith("search", StringComparison.Ordinal) || one.Code is "read" or "vread"))
        {
            Query("_summary", "true, text, data, count or false.");
            Query("_elements", "Names of elements.");
        }

        if (interactions.Exists(one => one.Code.StartsWith("search", StringComparison.Ordinal)))
        {
            Query("_count", "The most resources of a page.");
            Header("Prefer", "handling=strict refuses parameters that are not known.");
        }

        if (interactions.Exists(one => one.Code is "read" or "vread"))
        {
            Header("If-None-Match", "A version that the client has.");
            Header("If-Modified-Since", "The time of what the client has.");
        }

        if (interactions.Exists(one => one.Code is "create" or "update" or "transaction" or "batch"))
        {
            Header("Idempotency-Key", "The same key and content again gets the first answer.");
            Header("Prefer", "return=minimal, representation or OperationOutcome; respond-async.");
        }

        if (interactions.Exists(one => one.Code == "update"))
            Header("If-Match", "The version that is updated.");
        if (interactions.Exists(one => one.Code == "create"))
            Header("If-None-Exist", "A search: created only if it finds nothing.");
        foreach (var (status, response) in operation.Responses!)
            AddTo(response, status, method);

        void Query(string name, string about) => Add(name, ParameterLocation.Query, about);
        void Header(string name, string about) => Add(name, ParameterLocation.Header, about);
        void Add(string name, ParameterLocation place, string about) =>
            operation.Parameters!.Add(new OpenApiParameter { Name = name, In = place, Description = about, Schema = Text() });
    }

    private static void AddTo(IOpenApiResponse response, string status, string method)
    {
        if (response is not OpenApiResponse { } own)
            return;
        own.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
        foreach (var name in (string[])(status switch
        {
            "200" when method is "GET" or "HEAD" or "PUT" => ["X-Request-Id", "ETag", "Last-Modified"],
            "201" => ["X-Request-Id", "Location", "ETag", "Last-Modified"],
            "202" => ["X-Request-Id", "Content-Location", "X-Progress", "Retry-After"],
            _ => ["X-Request-Id"],
        }))
            own.Headers[name] = new OpenApiHeader { Schema = Text() };
    }

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}
