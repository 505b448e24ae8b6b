using System.Net;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Privacy;

/// <summary>An external server that delivers, answers with marks, and fails as it is told to.</summary>
internal sealed class MoodyServer
{
    private Func<HttpResponseMessage>? _next;
    private Func<HttpResponseMessage>? _always;

    public MoodyServer() => Server = new FakeServer(Answer);

    public FakeServer Server { get; }

    /// <summary>What passes, each in its own way.</summary>
    public IReadOnlyList<Func<HttpResponseMessage>> Troubles { get; } =
    [
        () => FakeServer.Json(HttpStatusCode.InternalServerError, Canary.Outcome),
        () => FakeServer.Json(HttpStatusCode.ServiceUnavailable, Canary.Mark),
        () => throw new HttpRequestException(Canary.Mark, new IOException(Canary.Mark)),
        () => throw new InvalidOperationException(Canary.Mark, new FormatException(Canary.Mark)),
        () => FakeServer.Json("{\"resourceType\":\"Bundle\",\"type\":\"" + Canary.Mark),
        () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Canary.Mark, null, "text/html") },
    ];

    /// <summary>How the next request is answered.</summary>
    public void Next(Func<HttpResponseMessage> mood) => Volatile.Write(ref _next, mood);

    /// <summary>How every write is answered from now on.</summary>
    public void Always(Func<HttpResponseMessage>? mood) => Volatile.Write(ref _always, mood);

    private HttpResponseMessage Answer(SentRequest request)
    {
        if (request.Path == "/metadata")
            return FakeServer.Json(FakeServer.Capabilities(true, "Device", "AuditEvent", "Patient"));
        if (request.Body.Contains("\"AuditEvent\"", StringComparison.Ordinal))
            return FakeServer.Json(HttpStatusCode.UnprocessableEntity, Canary.Outcome);
        if (Interlocked.Exchange(ref _next, null) is { } mood)
            return mood();
        if (request.Method == "GET")
            return FakeServer.Json(HttpStatusCode.NotFound, Canary.Outcome);
        if (Volatile.Read(ref _always) is { } always)
            return always();
        if (request.Path.Length > 1)
            return FakeServer.Json(HttpStatusCode.Created, "");
        var entries = System.Text.Json.Nodes.JsonNode.Parse(request.Body)!["entry"]!.AsArray().Select((_, at) => DeliveryParts.Created($"Basic/{Canary.Mark}-{at}/_history/1"));
        return FakeServer.Json(DeliveryParts.TransactionResponse([.. entries]));
    }
}
