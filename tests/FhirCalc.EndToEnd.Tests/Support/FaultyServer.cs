namespace FhirCalc.EndToEnd.Tests.Support;

/// <summary>A real server behind WireMock, which lets everything through but the transactions that a test wants to go wrong.</summary>
internal sealed class FaultyServer
{
    private readonly WireMockServer _wireMock;
    private readonly string _prefix = "/" + Guid.NewGuid().ToString("N");
    private int _step;

    private FaultyServer(WireMockServer wireMock) => _wireMock = wireMock;

    public string BaseUrl => _wireMock.Address + _prefix + "/fhir";

    /// <summary>Path of the FHIR base.</summary>
    public string BasePath => _prefix + "/fhir";

    private string TransactionPath => _prefix + "/fhir/?";

    public static async Task<FaultyServer> InFrontOfAsync(WireMockServer wireMock, string realBaseUrl)
    {
        var server = new FaultyServer(wireMock);
        await wireMock.AddStubAsync(new
        {
            priority = 10,
            request = new { method = "ANY", urlPathPattern = server._prefix + "/.*" },
            response = server.Proxy(realBaseUrl, delayMilliseconds: 0),
        });
        return server;
    }

    /// <summary>The next transaction is answered with this in place of the real server's answer.</summary>
    public Task NextAsync(object response) => _wireMock.AddStubAsync(new
    {
        priority = 1,
        request = new { method = "POST", urlPathPattern = TransactionPath },
        response,
        scenarioName = _prefix,
        requiredScenarioState = _step == 0 ? "Started" : "step" + _step,
        newScenarioState = "step" + ++_step,
    });

    /// <summary>The next transaction reaches the real server, but its answer takes longer than anyone waits.</summary>
    public Task NextAnswerIsLostAsync(string realBaseUrl) => NextAsync(Proxy(realBaseUrl, delayMilliseconds: 30_000));

    /// <summary>Requests of this kind are always answered with this; the path is a pattern below the FHIR base, and may be empty.</summary>
    public Task AlwaysAsync(string method, string path, object response, string? bodyContains = null)
    {
        var pattern = _prefix + "/fhir" + path;
        return _wireMock.AddStubAsync(bodyContains is null
            ? new { priority = 5, request = new { method, urlPathPattern = pattern }, response }
            : new { priority = 5, request = new { method, urlPathPattern = pattern, bodyPatterns = new[] { new { contains = bodyContains } } }, response });
    }

    public Task<int> TransactionsAsync() => _wireMock.CountAsync("POST", TransactionPath);

    private object Proxy(string realBaseUrl, int delayMilliseconds) => new
    {
        proxyBaseUrl = new Uri(realBaseUrl).GetLeftPart(UriPartial.Authority),
        proxyUrlPrefixToRemove = _prefix,
        fixedDelayMilliseconds = delayMilliseconds,
    };
}
