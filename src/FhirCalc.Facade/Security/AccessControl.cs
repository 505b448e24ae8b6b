using FhirCalc.Facade.Endpoints;

namespace FhirCalc.Facade.Security;

/// <summary>
/// Stands before every endpoint. What is not <see cref="OpenToAll"/> needs a known client; what an endpoint needs beyond
/// that follows from its <see cref="FhirInteraction"/>. An endpoint that says nothing is closed.
/// </summary>
internal sealed class AccessControl(RequestDelegate next, Authentication authentication, SecurityOptions options)
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
        if (endpoint.GetMetadata<OpenToAll>() is not null)
            return null;
        if (await authentication.AuthenticateAsync(context) is { } refusal)
            return refusal;
        return !options.IsOn || IsAllowed(Access.Of(context), endpoint, context.GetRouteValue("type") as string) ? null : Refusal.Forbidden(context);
    }

    private static bool IsAllowed(Access access, EndpointMetadataCollection endpoint, string? type)
    {
        if (endpoint.GetMetadata<OperatorOnly>() is not null)
            return access.IsAdmin;
        return endpoint.GetMetadata<AnyClient>() is not null
            ? access.IsAny
            : endpoint.GetOrderedMetadata<FhirInteraction>() is { Count: > 0 } interactions
                && interactions.All(one => InteractionRules.Allow(access, one, type));
    }
}
