using System.Globalization;
using System.Net.Http.Headers;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace FhirCalc.Facade.Upstream;

/// <summary>Speaks HTTP with the external server. Whatever goes wrong on the way becomes an <see cref="UpstreamReply"/> here.</summary>
internal sealed class UpstreamClient(HttpMessageInvoker http, UpstreamAddress address, UpstreamPipelines pipelines, UpstreamOptions options, TimeProvider clock)
{
    private const string FhirJson = "application/fhir+json";
    private const int MostHops = 3;

    /// <summary>Sends for the outbox: with retries.</summary>
    public Task<UpstreamReply> DeliverAsync(UpstreamRequest request, CancellationToken cancel) => RunAsync(pipelines.Delivery, request, cancel);

    /// <summary>Sends what may create under an id of the server's: with retries only after an answer that says it took nothing.</summary>
    public Task<UpstreamReply> CreateAsync(UpstreamRequest request, CancellationToken cancel) => RunAsync(pipelines.Careful, request, cancel);

    /// <summary>Sends for a client that waits: without.</summary>
    public Task<UpstreamReply> RelayAsync(UpstreamRequest request, CancellationToken cancel) => RunAsync(pipelines.Relay, request, cancel);

    private async Task<UpstreamReply> RunAsync(ResiliencePipeline<UpstreamReply> pipeline, UpstreamRequest request, CancellationToken cancel)
    {
        try
        {
            return await pipeline.ExecuteAsync(async token => await SendAsync(request, token), cancel);
        }
        catch (TimeoutRejectedException)
        {
            return UpstreamReply.Failed(TransportFault.TimedOut);
        }
        catch (BrokenCircuitException problem)
        {
            return UpstreamReply.Failed(TransportFault.CircuitOpen, problem.RetryAfter ?? options.BreakDuration);
        }
    }

    private async Task<UpstreamReply> SendAsync(UpstreamRequest request, CancellationToken cancel)
    {
        using var call = ExternalCall.Start(request);
        return call.End(await SendAsync(request, call, cancel));
    }

    private async Task<UpstreamReply> SendAsync(UpstreamRequest request, ExternalCall call, CancellationToken cancel)
    {
        var target = address.Below(request.Relative);
        try
        {
            for (var hops = 0; ; hops++)
            {
                using var message = Message(request, target);
                call.PassOn(message);
                using var response = await http.SendAsync(message, cancel);
                if (hops == MostHops || Redirect(request, target, response) is not { } next)
                    return await ReadAsync(response, cancel);
                target = next;
            }
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or InvalidDataException)
        {
            return UpstreamReply.Failed(TransportFault.Unreachable);
        }
    }

    /// <summary>
    /// Where a redirect leads, if we follow it: to the same origin, below the FHIR base, and without changing the method.
    /// Anywhere else patient data and credentials would go where nobody sent them.
    /// </summary>
    private Uri? Redirect(UpstreamRequest request, Uri from, HttpResponseMessage response)
    {
        var keepsMethod = (int)response.StatusCode is 307 or 308 || (request.Method == HttpMethod.Get && (int)response.StatusCode is 301 or 302);
        if (!keepsMethod || response.Headers.Location is not { } location)
            return null;
        var target = new Uri(from, location);
        return address.Holds(target) ? target : null;
    }

    private static HttpRequestMessage Message(UpstreamRequest request, Uri target)
    {
        var message = new HttpRequestMessage(request.Method, target);
        message.Headers.Accept.ParseAdd(FhirJson);
        foreach (var (name, value) in request.Headers)
            message.Headers.TryAddWithoutValidation(name, value);
        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.ContentType = request.IsForm ? new MediaTypeHeaderValue("application/x-www-form-urlencoded") : new MediaTypeHeaderValue(FhirJson, "utf-8");
        }

        return message;
    }

    private async Task<UpstreamReply> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.Content.Headers.ContentLength > options.MaxResponseBytes)
            return UpstreamReply.Failed(TransportFault.TooLarge);
        byte[]? body;
        try
        {
            body = await BodyAsync(response.Content, cancel);
        }
        catch (InvalidOperationException problem)
        {
            throw new InvalidDataException("The answer cannot be decompressed.", problem); // what brotli throws, and gzip does not
        }

        if (body is null)
            return UpstreamReply.Failed(TransportFault.TooLarge);
        return new UpstreamReply((int)response.StatusCode, body)
        {
            ContentType = response.Content.Headers.ContentType?.ToString(),
            ETag = response.Headers.ETag?.ToString(),
            LastModified = response.Content.Headers.LastModified?.ToString("R", CultureInfo.InvariantCulture),
            Location = response.Headers.Location?.OriginalString,
            RetryAfter = RetryAdvice.Of(response, clock.GetUtcNow()),
        };
    }

    /// <summary>Null if it is larger than allowed.</summary>
    private async Task<byte[]?> BodyAsync(HttpContent content, CancellationToken cancel)
    {
        await using var stream = await content.ReadAsStreamAsync(cancel);
        if (content.Headers.ContentLength is { } length)
        {
            var whole = new byte[length];
            var got = await stream.ReadAtLeastAsync(whole, whole.Length, throwOnEndOfStream: false, cancel);
            return got == whole.Length ? whole : whole[..got];
        }

        var body = new MemoryStream(4096);
        var chunk = new byte[16 * 1024];
        for (int read; (read = await stream.ReadAsync(chunk, cancel)) > 0;)
        {
            if (body.Length + read > options.MaxResponseBytes)
                return null;
            body.Write(chunk, 0, read);
        }

        return body.ToArray();
    }
}
