namespace FhirCalc.Facade.Security;

/// <summary>Who is not authenticated is kept on this machine, unless the operator says otherwise.</summary>
internal static class ListenRules
{
    /// <summary>What is wrong with where the service is told to listen; nothing when all is well.</summary>
    public static IEnumerable<string> Errors(IConfiguration configuration, SecurityOptions security)
    {
        if (security.IsOn || security.AllowAnonymousNetwork)
            yield break;
        foreach (var address in Addresses(configuration).Where(address => !IsLoopback(address)))
        {
            yield return $"{address} can be reached from other machines, and nobody is authenticated: set Security:Issuer and Security:Audience (docs/security.md), "
                + "or listen on 127.0.0.1. Security:AllowAnonymousNetwork=true lets everybody in who reaches it.";
        }
    }

    // All the ways in which ASP.NET Core takes addresses. Those of Kestrel:Endpoints win, but none is harmless by that.
    private static IEnumerable<string> Addresses(IConfiguration configuration)
    {
        foreach (var url in Split(configuration["urls"]))
            yield return url;
        foreach (var key in new[] { "http_ports", "https_ports" })
        {
            foreach (var port in Split(configuration[key]))
                yield return $"{key[..^6]}://*:{port}";
        }

        foreach (var endpoint in configuration.GetSection("Kestrel:Endpoints").GetChildren())
            yield return endpoint["Url"] ?? $"Kestrel:Endpoints:{endpoint.Key}";
    }

    private static string[] Split(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // A Unix socket is of this machine; what cannot be read is not trusted.
    private static bool IsLoopback(string address)
    {
        BindingAddress parsed;
        try
        {
            parsed = BindingAddress.Parse(address);
        }
        catch (FormatException)
        {
            return false;
        }

        return parsed.IsUnixPipe || TrustedAddress.IsLoopback(parsed.Host);
    }
}
