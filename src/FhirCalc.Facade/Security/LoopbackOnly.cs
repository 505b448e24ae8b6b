using System.Net;
using FhirCalc.Facade.Endpoints;
using FhirCalc.Facade.Operations;

namespace FhirCalc.Facade.Security;

/// <summary>
/// While nobody is authenticated, lets only the machine itself in. A forwarded request comes from elsewhere even if the
/// proxy is local, and a foreign Host or Origin betrays a web page that was made to reach us through somebody's browser.
/// With authentication a scope decides instead: being on this machine proves nothing behind a proxy or in a container.
/// </summary>
internal sealed class LoopbackOnly(SecurityOptions security) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        security.IsOn || IsLocal(context.HttpContext)
            ? next(context)
            : ValueTask.FromResult<object?>(FhirReply.Failure(FacadeIssueIds.LoopbackOnly, "forbidden", "This address answers only on the machine that the service runs on."));

    private static bool IsLocal(HttpContext context)
    {
        var request = context.Request;
        return context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
            && !request.Headers.ContainsKey("X-Forwarded-For") && !request.Headers.ContainsKey("Forwarded")
            && TrustedAddress.IsLoopback(request.Host.Host)
            && (request.Headers.Origin.Count == 0 || request.Headers.Origin.ToString() == $"{request.Scheme}://{request.Host}");
    }
}
