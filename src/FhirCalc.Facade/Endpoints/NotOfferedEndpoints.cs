using FhirCalc.Facade.Security;

namespace FhirCalc.Facade.Endpoints;

/// <summary>Addresses that FHIR knows and this service does not offer, or not with this method: who asks hears so, and not that an id is wrong.</summary>
internal static class NotOfferedEndpoints
{
    public static void MapNotOffered(this IEndpointRouteBuilder fhir)
    {
        foreach (var pattern in (string[])["/_history", "/_search"])
            Map(fhir, pattern, "Histories and searches of all types at once are not offered: name the type, as in GET Patient?…");
        Map(fhir, "/{type}/_search", "A search is posted to this address as a form, or asked as GET Type?…");
    }

    private static void Map(IEndpointRouteBuilder fhir, string pattern, string otherwise) =>
        fhir.Map(pattern, (HttpRequest request, UnknownAddress address) => address.Other(request, otherwise)).WithMetadata(new AnyClient(), new NotOffered()).ExcludeFromDescription();
}
