using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Upstream;

/// <summary>Pages of a search. Their links are followed only below the FHIR base.</summary>
internal static class SearchPages
{
    /// <summary>Path and query of the next page; null if there is none, or if it leads elsewhere.</summary>
    public static string? Next(ResourceJson bundle, UpstreamAddress address)
    {
        foreach (var link in bundle.Root["link"u8].Children)
        {
            if (link["relation"u8].TextEquals("next"u8) && link["url"u8].GetString() is { } url)
                return Uri.TryCreate(url, UriKind.Absolute, out _) ? address.RelativeOf(url) : url.TrimStart('/');
        }

        return null;
    }
}
