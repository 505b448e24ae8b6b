using FhirCalc.Facade.Endpoints;
using FhirCalc.Facade.Operations;

namespace FhirCalc.Facade.Security;

/// <summary>
/// Stands before every endpoint. What is not <see cref="OpenToAll"/> needs a known client; what an endpoint needs beyond
/// that follows from its <see cref="FhirInteraction"/>. An endpoint that says nothing is closed.
/// </summary>
internal sealed class AccessControl(RequestDelegate next, Authentication authentication, BodyAccess bodies, SecurityOptions options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is { } endpoint && await RefuseAsync(context, endpoint.Metadata) is { } refusal)
            await refusal.ExecuteAsync(context);
        else
            await next(context);
    }

    private async Task<FhirReply?> RefuseAsync(HttpContext context, EndpointMetadataCollection endpoint)
    {
        // A web page can make the browser on this machine ask us under a name of the page's own (DNS rebinding).
        if (options is { IsOn: false, AllowAnonymousNetwork: false } && !TrustedAddress.IsLoopback(context.Request.Host.Host))
            return FhirReply.Failure(FacadeIssueIds.LoopbackOnly, "forbidden", "While nobody is authenticated this service answers to names of this machine only (localhost, 127.0.0.1).");
        if (endpoint.GetMetadata<OpenToAll>() is not null)
            return null;
        if (await authentication.AuthenticateAsync(context) is { } refusal)
            return refusal;
        var (access, type) = (Access.Of(context), context.GetRouteValue("type") as string);
        return !options.IsOn || (IsAllowed(access, endpoint, type, context.GetRouteValue("id") is not null) && Condition(context) is var condition && (condition is null || bodies.AllowsCondition(access, type, condition)))
            ? null
            : Refusal.Forbidden(context);
    }

    /// <summary>The search on which a write depends: its outcome tells what there is.</summary>
    private static string? Condition(HttpContext context)
    {
        var request = context.Request;
        if (request.Headers["If-None-Exist"] is { Count: > 0 } header)
            return header.ToString();
        var named = context.GetRouteValue("id") is not null;
        return (HttpMethods.IsPut(request.Method) || HttpMethods.IsPatch(request.Method) || HttpMethods.IsDelete(request.Method)) && !named && request.QueryString.HasValue
            ? request.QueryString.Value
            : null;
    }

    private static bool IsAllowed(Access access, EndpointMetadataCollection endpoint, string? type, bool ofInstance)
    {
        if (endpoint.GetMetadata<OperatorOnly>() is not null)
            return access.IsAdmin;
        return endpoint.GetMetadata<AnyClient>() is not null
            ? access.IsAny
            : endpoint.GetOrderedMetadata<FhirInteraction>() is { Count: > 0 } interactions
                && interactions.All(one => InteractionRules.Allow(access, one, type, ofInstance));
    }
}
