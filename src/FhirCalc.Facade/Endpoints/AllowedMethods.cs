using Microsoft.AspNetCore.Routing.Patterns;

namespace FhirCalc.Facade.Endpoints;

/// <summary>
/// The methods that an address really takes. The platform joins those of every route that the address fits, although the
/// more specific one stands for it: what fits <c>StructureDefinition/{id}</c> cannot be put to <c>{type}/{id}</c>.
/// </summary>
internal sealed class AllowedMethods(EndpointDataSource endpoints)
{
    /// <summary>As the header <c>Allow</c> lists them; null if there is no such address.</summary>
    public string? Of(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var fitting = endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<NotOffered>() is null && Fits(endpoint.RoutePattern, segments))
            .GroupBy(endpoint => endpoint.RoutePattern.PathSegments.Count(IsLiteral))
            .MaxBy(group => group.Key);
        return fitting is null ? null : string.Join(", ", fitting.SelectMany(MethodsOf).Distinct().Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> MethodsOf(Endpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];

    private static bool Fits(RoutePattern pattern, string[] segments) =>
        pattern.PathSegments.Count == segments.Length && pattern.PathSegments.Zip(segments).All(pair => Fits(pair.First, pair.Second));

    private static bool Fits(RoutePatternPathSegment segment, string text) => segment.Parts switch
    {
        [RoutePatternLiteralPart literal] => literal.Content.Equals(text, StringComparison.OrdinalIgnoreCase),
        // No type and no id begins like an operation or a place of its own.
        [RoutePatternParameterPart { Name: "type" or "id" }] => text[0] is not ('$' or '_'),
        _ => true,
    };

    private static bool IsLiteral(RoutePatternPathSegment segment) => segment.Parts is [RoutePatternLiteralPart];
}

/// <summary>Stands on an endpoint that only says that there is nothing.</summary>
internal sealed record NotOffered;
