namespace FhirCalc.Facade.Endpoints;

/// <summary>The query of a request, without what is only between the client and us.</summary>
internal static class AddressQuery
{
    /// <summary>What is relayed: with its question mark, or empty.</summary>
    public static string ToRelay(HttpRequest request) => WithoutFormat(request.QueryString.Value) is { Length: > 0 } query ? "?" + query : "";

    /// <summary>The parameters as the client wrote them, without <c>_format</c> and <c>_pretty</c>, and without the question mark.</summary>
    public static string WithoutFormat(string? query) => string.Join('&', (query ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Where(pair => Uri.UnescapeDataString(pair.Split('=')[0]) is not ("_format" or "_pretty")));
}
