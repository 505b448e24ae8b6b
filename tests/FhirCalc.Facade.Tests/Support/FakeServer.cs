using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace FhirCalc.Facade.Tests.Support;

/// <param name="Path">Path and query below the FHIR base.</param>
internal sealed record SentRequest(string Method, string Path, string Body, IReadOnlyDictionary<string, string> Headers);

/// <summary>An external server that answers what a test tells it to, faults among it.</summary>
internal sealed class FakeServer(Func<SentRequest, HttpResponseMessage> answer) : HttpMessageHandler
{
    public const string Base = "http://external.example/fhir";

    public ConcurrentQueue<SentRequest> Requests { get; } = new();

    /// <summary>Requests other than for the CapabilityStatement.</summary>
    public IEnumerable<SentRequest> Sent => Requests.Where(request => request.Path != "/metadata");

    public static string Capabilities(bool transaction, params string[] updateCreate)
    {
        var resources = updateCreate.Select(type => $$"""{"type":"{{type}}","updateCreate":true,"interaction":[{"code":"update"},{"code":"create"}]}""");
        var interactions = transaction ? """[{"code":"transaction"}]""" : "[]";
        return $$"""{"resourceType":"CapabilityStatement","rest":[{"mode":"server","interaction":{{interactions}},"resource":[{{string.Join(',', resources)}}]}]}""";
    }

    public static HttpResponseMessage Json(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/fhir+json") };

    public static HttpResponseMessage Json(string body) => Json(HttpStatusCode.OK, body);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = new SentRequest(
            request.Method.Method,
            request.RequestUri!.ToString()[Base.Length..],
            request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken),
            request.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value)));
        Requests.Enqueue(sent);
        var response = answer(sent);
        if (response.Headers.TryGetValues("X-Hang", out _))
            await Task.Delay(Timeout.Infinite, cancellationToken);
        return response;
    }
}
