using System.Net;

namespace FhirCalc.Facade.Security;

/// <summary>Addresses that the operator configured, or that a server so configured named: never one of a client's.</summary>
internal static class TrustedAddress
{
    /// <summary>Encrypted, or on this machine; nothing hidden in it.</summary>
    public static bool IsGood(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && IsLoopback(url.Host)))
        && url.Query.Length == 0 && url.Fragment.Length == 0 && url.UserInfo.Length == 0;

    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
