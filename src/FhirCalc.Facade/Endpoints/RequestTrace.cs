using System.Diagnostics;
using FhirCalc.Facade.Intake;
using FhirCalc.Facade.Security;
using FhirCalc.Facade.Telemetry;

namespace FhirCalc.Facade.Endpoints;

/// <summary>Gives every request an id, echoes it, and logs one line: method, route, status, time, client, sizes. Never a path or a query.</summary>
internal sealed class RequestTrace(RequestDelegate next, TimeProvider clock, ILogger<RequestTrace> log)
{
    public const string Header = "X-Request-Id";
    public const string CorrelationHeader = "X-Correlation-Id";
    private const int MostTaken = 128;
    private const int MostEchoed = 256;

    public async Task InvokeAsync(HttpContext context)
    {
        var sent = context.Request.Headers[Header].ToString();
        context.TraceIdentifier = IsSafe(sent) ? sent : Guid.NewGuid().ToString("N");
        Echo(context);
        var started = clock.GetTimestamp();
        Activity.Current = null; // the framework's own span is never sent: as a parent, its decision not to would be inherited
        using var span = Signals.Source.StartActivity("request", ActivityKind.Server, CallerTrace.Of(context.Request.Headers))
            ?? CallerTrace.Continue(context.Request.Headers);
        using (log.BeginScope(new Dictionary<string, object> { ["RequestId"] = context.TraceIdentifier }))
        {
            await next(context);
            Measure(context, span, clock.GetElapsedTime(started));
            log.Log(
                LevelOf(context),
                "{Method} {Route} {Status} in {Elapsed} ms for {Client}, {Received} bytes in, {Sent} out, request {RequestId}",
                Method(context.Request.Method),
                Route(context),
                context.Response.StatusCode,
                (int)clock.GetElapsedTime(started).TotalMilliseconds,
                Client(context),
                Size(context.Request.ContentLength, HttpMethods.IsGet(context.Request.Method)),
                Size(context.Response.ContentLength, isEmpty: false),
                context.TraceIdentifier);
        }
    }

    // Probes come every few seconds, and say something only when they fail.
    private static LogLevel LevelOf(HttpContext context) =>
        context.Response.StatusCode >= 500 ? LogLevel.Warning
        : context.GetEndpoint()?.Metadata.GetMetadata<Probe>() is not null ? LogLevel.Debug
        : LogLevel.Information;

    private static string Route(HttpContext context)
    {
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";
        return KnownType(context) is { Length: > 0 } type ? route.Replace("{type}", type, StringComparison.Ordinal) : route;
    }

    // Who is authenticated by name, the others by their address; never more than a name's length, and nothing that breaks a line.
    private static string Client(HttpContext context)
    {
        var name = ClientIdentity.Of(context);
        if (name == ClientIdentity.Anonymous)
            return context.Connection.RemoteIpAddress is { } address ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString() : name;
        return string.Concat(name.Take(200).Select(letter => char.IsControl(letter) ? ' ' : letter));
    }

    // What is sent in chunks has no length beforehand.
    private static object Size(long? length, bool isEmpty) => length ?? (object)(isEmpty ? 0 : "?");

    private static void Measure(HttpContext context, Activity? span, TimeSpan elapsed)
    {
        var endpoint = context.GetEndpoint();
        var interaction = endpoint?.Metadata.GetOrderedMetadata<FhirInteraction>() is [var first, ..] ? first : null;
        TagList tags =
        [
            Signals.Tag("http.request.method", Method(context.Request.Method)),
            Signals.Tag("http.route", (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? ""),
            Signals.Tag("http.response.status_code", context.Response.StatusCode),
            Signals.Tag("fhir.interaction", interaction is null ? "" : interaction.IsOperation ? "$" + interaction.Code : interaction.Code),
            Signals.Tag("fhir.type", KnownType(context)),
        ];
        Signals.Requests.Record(elapsed.TotalSeconds, tags);
        if (span is null)
            return;
        foreach (var tag in tags)
            span.SetTag(tag.Key, tag.Value);
        if (context.Response.StatusCode >= 500)
            span.SetStatus(ActivityStatusCode.Error);
    }

    // What stands in the place of a type may be anything.
    private static string KnownType(HttpContext context) =>
        context.GetRouteValue("type") is string type && context.RequestServices.GetRequiredService<ResourceTypes>().Contains(type) ? type : "";

    /// <summary>Puts on the answer what every answer has: the id, and that it is neither for a cache nor for a browser's guesses.</summary>
    public static void Echo(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers[Header] = context.TraceIdentifier;
        // An id of the client that was not taken over is given back beside ours (R4 http, 3.1.0.1.13).
        if (context.Request.Headers[Header].ToString() is { Length: > 0 and <= MostEchoed } sent && sent != context.TraceIdentifier && sent.All(letter => letter is >= ' ' and <= '~'))
            headers[CorrelationHeader] = sent;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff"; // a narrative is no page
    }

    // What a client sends goes into the log: only what looks like an id.
    private static bool IsSafe(string id) =>
        id.Length is > 0 and <= MostTaken && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or ':' or '/' or '+' or '=' or '~');

    private static string Method(string method) =>
        method is "GET" or "POST" or "PUT" or "PATCH" or "DELETE" or "HEAD" or "OPTIONS" ? method : "(other)";
}
