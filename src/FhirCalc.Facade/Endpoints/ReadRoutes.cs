namespace FhirCalc.Facade.Endpoints;

internal static class ReadRoutes
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    /// <summary>Maps GET, and HEAD as the same without a body (R4 http, 3.1.0.6).</summary>
    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder endpoints, string pattern, Delegate handler) =>
        endpoints.MapMethods(pattern, Methods, handler);
}
