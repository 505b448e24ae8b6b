using System.Text;
using FhirCalc.Fhir.Json;
using FhirCalc.Sandbox.Interactions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace FhirCalc.Sandbox.Http;

/// <summary>Turns an HTTP request into what the server understands, or refuses it.</summary>
internal static class RequestReader
{
    private static readonly string[] JsonTypes = ["application/fhir+json", "application/json", "text/json", "json"];

    public static async Task<SandboxRequest> ReadAsync(HttpContext context, string basePath, string rest, SandboxOptions options)
    {
        var http = context.Request;
        var request = new SandboxRequest(
            http.Method,
            Address.Parse(rest + http.QueryString.Value),
            $"{http.Scheme}://{http.Host}{http.PathBase}{basePath}")
        {
            IfMatch = Header(http, HeaderNames.IfMatch),
            IfNoneMatch = Header(http, HeaderNames.IfNoneMatch),
            IfNoneExist = Header(http, "If-None-Exist"),
            Return = PreferenceOf(http),
            Strict = Prefers(http, "handling=strict"),
        };
        CheckAccept(http, request.Address.Query);
        if (http.Method is not ("POST" or "PUT"))
            return request;
        if (request.Address.Shape == "type/_search")
            return request with { Form = Encoding.UTF8.GetString(await BodyAsync(context, options)) };
        CheckContentType(http);
        return request with { Body = Parse(await BodyAsync(context, options), options) };
    }

    /// <summary>A condition that is met by the client's <c>Prefer</c> header, whichever way it lists several.</summary>
    private static bool Prefers(HttpRequest http, string preference) => http.Headers["Prefer"]
        .SelectMany(value => (value ?? "").Split([',', ';'], StringSplitOptions.TrimEntries))
        .Contains(preference, StringComparer.OrdinalIgnoreCase);

    private static PreferredReturn PreferenceOf(HttpRequest http) =>
        Prefers(http, "return=minimal") ? PreferredReturn.Minimal
        : Prefers(http, "return=representation") ? PreferredReturn.Representation
        : Prefers(http, "return=OperationOutcome") ? PreferredReturn.OperationOutcome
        : PreferredReturn.Unstated;

    private static string? Header(HttpRequest http, string name) => http.Headers[name].ToString() is { Length: > 0 } value ? value : null;

    private static void CheckAccept(HttpRequest http, string query)
    {
        foreach (var pair in new QueryStringEnumerable(query))
        {
            // _format outranks the header. A plus sign that was not percent-encoded arrives as a blank.
            if (!pair.DecodeName().Span.SequenceEqual("_format"))
                continue;
            if (JsonTypes.Contains(pair.DecodeValue().ToString().Split(';')[0].Replace(' ', '+')))
                return;
            throw NotJson(406, "This server answers in JSON only: _format=json.");
        }

        var accepted = http.Headers.Accept.SelectMany(value => (value ?? "").Split(',')).Select(value => value.Split(';')[0].Trim()).ToList();
        if (accepted.Count > 0 && !accepted.Exists(type => type is "" or "*/*" or "application/*" || JsonTypes.Contains(type)))
            throw NotJson(406, "This server answers in JSON only: Accept: application/fhir+json.");
    }

    private static void CheckContentType(HttpRequest http)
    {
        if (http.ContentType is { Length: > 0 } type && !JsonTypes.Contains(type.Split(';')[0].Trim()))
            throw NotJson(415, "This server reads JSON only: Content-Type: application/fhir+json.");
    }

    private static Refusal NotJson(int status, string message) => Refusal.Of(status, SandboxIssueIds.NotJson, "not-supported", message);

    private static async Task<byte[]> BodyAsync(HttpContext context, SandboxOptions options)
    {
        // The limit here is the one that answers with an OperationOutcome.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        using var body = new MemoryStream((int)Math.Min(context.Request.ContentLength ?? 0, options.Limits.MaxBytes));
        var chunk = new byte[32 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(chunk, context.RequestAborted)) > 0)
        {
            if (body.Length + read > options.Limits.MaxBytes)
                throw Refusal.Of(413, SandboxIssueIds.TooLong, "too-long", $"The body is longer than {options.Limits.MaxBytes} bytes.");
            body.Write(chunk, 0, read);
        }

        return body.ToArray();
    }

    private static ResourceJson Parse(byte[] body, SandboxOptions options) =>
        ResourceJson.TryParse(body, options.Limits, out var document, out var problem) ? document : throw new Refusal(400, problem);
}
