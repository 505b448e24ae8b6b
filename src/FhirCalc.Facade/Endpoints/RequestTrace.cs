namespace FhirCalc.Facade.Endpoints;

/// <summary>Gives every request an id, echoes it, and logs one line: method, route, status, sizes, time. Never a path or a query.</summary>
internal sealed class RequestTrace(RequestDelegate next, TimeProvider clock, ILogger<RequestTrace> log)
{
    public const string Header = "X-Request-Id";

    public async Task InvokeAsync(HttpContext context)
    {
        var sent = context.Request.Headers[Header].ToString();
        context.TraceIdentifier = IsSafe(sent) ? sent : Guid.NewGuid().ToString("N");
        Echo(context);
        var started = clock.GetTimestamp();
        using (log.BeginScope(new Dictionary<string, object> { ["RequestId"] = context.TraceIdentifier }))
        {
            await next(context);
            log.LogInformation(
                "{Method} {Route} {Status} in {Elapsed} ms, {Received} bytes in, {Sent} bytes out, request {Request}",
                Method(context.Request.Method),
                (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)",
                context.Response.StatusCode,
                (int)clock.GetElapsedTime(started).TotalMilliseconds,
                context.Request.ContentLength ?? 0,
                context.Response.ContentLength ?? 0,
                context.TraceIdentifier);
        }
    }

    /// <summary>Puts the id on the answer.</summary>
    public static void Echo(HttpContext context) => context.Response.Headers[Header] = context.TraceIdentifier;

    // What a client sends goes into the log: only what looks like an id.
    private static bool IsSafe(string id) =>
        id.Length is > 0 and <= 64 && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');

    private static string Method(string method) =>
        method is "GET" or "POST" or "PUT" or "PATCH" or "DELETE" or "HEAD" or "OPTIONS" ? method : "(other)";
}
