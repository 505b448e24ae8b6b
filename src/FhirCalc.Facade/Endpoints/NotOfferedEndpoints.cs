using FhirCalc.Facade.Intake;
using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Security;

namespace FhirCalc.Facade.Endpoints;

/// <summary>Addresses that FHIR knows and this service does not offer, or not with this method: who asks hears so, and not that an id is wrong.</summary>
internal static class NotOfferedEndpoints
{
    public static void MapNotOffered(this IEndpointRouteBuilder fhir)
    {
        foreach (var pattern in (string[])["/${operation}", "/{type}/${operation}", "/{type}/{id}/${operation}"])
            Map(fhir, pattern, Operation);
        foreach (var pattern in (string[])["/_history", "/_search"])
            Map(fhir, pattern, (HttpRequest request, AllowedMethods methods) => Other(request, methods, "Histories and searches of all types at once are not offered: name the type, as in GET Patient?…"));
        Map(fhir, "/{type}/_search", (HttpRequest request, AllowedMethods methods) => Other(request, methods, "A search is posted to this address as a form, or asked as GET Type?…"));
    }

    private static void Map(IEndpointRouteBuilder fhir, string pattern, Delegate handler) =>
        fhir.Map(pattern, handler).WithMetadata(new AnyClient(), new NotOffered()).ExcludeFromDescription();

    private static FhirReply Operation(string operation, HttpRequest request, AllowedMethods methods, EndpointDataSource endpoints)
    {
        var offered = endpoints.Endpoints.SelectMany(endpoint => endpoint.Metadata.GetOrderedMetadata<FhirInteraction>())
            .Where(one => one.IsOperation).Select(one => "$" + one.Code).Distinct().Order(StringComparer.Ordinal).ToList();
        return Other(request, methods, offered.Contains("$" + operation)
            ? "The operation is not offered at this address; GET /fhir/metadata tells for which types it is."
            : $"There is no such operation here. Offered are {string.Join(", ", offered)}; GET /fhir/metadata tells where.");
    }

    private static FhirReply Other(HttpRequest request, AllowedMethods methods, string otherwise) => methods.Of(request.Path.Value!) is { } allowed
        ? FhirReply.Failure(FacadeIssueIds.MethodNotAllowed, "not-supported", $"This address takes {allowed}, and not {Known(request.Method)}.") with { Allow = allowed }
        : FhirReply.Failure(FacadeIssueIds.NotFound, "not-supported", otherwise);

    // What stands in the place of a method may be anything.
    private static string Known(string method) => method is "GET" or "HEAD" or "POST" or "PUT" or "PATCH" or "DELETE" or "OPTIONS" ? method : "this method";

    /// <summary>The name in the address is no resource type; perhaps it is only misspelt.</summary>
    public static FhirReply UnknownType(ResourceTypes types, string name) => FhirReply.Failure(FacadeIssueIds.NotFound, "not-found",
        types.All.FirstOrDefault(type => type.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } meant
            ? $"The address names no R4 resource type; the letters of a type count, and '{meant}' is one."
            : "The address names no R4 resource type.");
}
