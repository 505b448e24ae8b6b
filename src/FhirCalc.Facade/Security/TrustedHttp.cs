namespace FhirCalc.Facade.Security;

/// <param name="MaxAge">How long the answer may be kept, if it says so.</param>
internal sealed record TrustedAnswer(int Status, byte[] Body, TimeSpan? MaxAge);

/// <summary>Talks with authorization servers: no redirects, no cookies, short, small.</summary>
internal sealed class TrustedHttp(HttpMessageInvoker http)
{
    private const int MostBytes = 256 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static TrustedHttp Create() => new(new HttpMessageInvoker(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, // a redirect could lead anywhere, with a credential
        UseCookies = false,
        MaxResponseHeadersLength = 16,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    }));

    /// <summary>The answer, or null when there is none: not reached, too slow, too large.</summary>
    public async Task<TrustedAnswer?> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            using var response = await http.SendAsync(request, patience.Token);
            await using var stream = await response.Content.ReadAsStreamAsync(patience.Token);
            var body = new byte[MostBytes];
            var length = await stream.ReadAtLeastAsync(body, MostBytes, throwOnEndOfStream: false, patience.Token);
            return length == MostBytes ? null : new TrustedAnswer((int)response.StatusCode, body[..length], response.Headers.CacheControl?.MaxAge);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException || (problem is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return null;
        }
    }

    /// <summary>The JSON at an address, or null.</summary>
    public async Task<TrustedAnswer?> GetAsync(string address, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("application/json");
        return await SendAsync(request, cancel) is { Status: 200 } answer ? answer : null;
    }
}
