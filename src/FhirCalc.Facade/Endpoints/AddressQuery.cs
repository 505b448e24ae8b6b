namespace FhirCalc.Facade.Endpoints;

/// <summary>The query of a request, without what is only between the client and us.</summary>
internal static class AddressQuery
{
    private const string AccessToken = "access_token";

    /// <summary>What is relayed: with its question mark, or empty.</summary>
    public static string ToRelay(HttpRequest request) => WithoutFormat(request.QueryString.Value) is { Length: > 0 } query ? "?" + query : "";

    /// <summary>The parameters as the client wrote them, without <c>_format</c> and <c>_pretty</c>, and without the question mark.</summary>
    public static string WithoutFormat(string? query) => Where(query, name => name is not ("_format" or "_pretty"));

    /// <summary>For what is kept: a token in an address is refused, and may be good all the same.</summary>
    public static string WithoutToken(string? query) => Where(query, name => !IsToken(name));

    public static bool HoldsToken(string query) => Where(query, IsToken).Length > 0;

    private static bool IsToken(string name) => name.Equals(AccessToken, StringComparison.OrdinalIgnoreCase);

    private static string Where(string? query, Func<string, bool> isWanted) => string.Join('&', (query ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Where(pair => isWanted(Uri.UnescapeDataString(pair.Split('=')[0]))));
}
