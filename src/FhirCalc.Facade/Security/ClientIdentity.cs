using System.Security.Claims;

namespace FhirCalc.Facade.Security;

/// <summary>Whose submission it is. Identities of submissions count within their client.</summary>
internal static class ClientIdentity
{
    /// <summary>All requests while nobody is authenticated.</summary>
    public const string Anonymous = "anonymous";

    public static string Of(HttpContext context) => context.User.Identity is { IsAuthenticated: true, Name: { Length: > 0 } name } ? name : Anonymous;

    /// <param name="how">The scheme that told.</param>
    public static void Set(HttpContext context, string name, string how) =>
        context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], how));
}
