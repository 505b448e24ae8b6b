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

    /// <summary>Sends for the outbox: with retries.</summary>
    public Task<UpstreamReply> DeliverAsync(UpstreamRequest request, CancellationToken cancel) => RunAsync(pipelines.Delivery, request, cancel);

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
        using var message = new HttpRequestMessage(request.Method, address.Below(request.Relative));
        message.Headers.Accept.ParseAdd(FhirJson);
        foreach (var (name, value) in request.Headers)
            message.Headers.TryAddWithoutValidation(name, value);
        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(FhirJson, "utf-8");
        }

        try
        {
            using var response = await http.SendAsync(message, cancel);
            return await ReadAsync(response, cancel);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException)
        {
            return UpstreamReply.Failed(TransportFault.Unreachable);
        }
    }

    private async Task<UpstreamReply> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.Content.Headers.ContentLength > options.MaxResponseBytes)
            return UpstreamReply.Failed(TransportFault.TooLarge);
        await using var stream = await response.Content.ReadAsStreamAsync(cancel);
        var body = new MemoryStream((int)(response.Content.Headers.ContentLength ?? 4096));
        var chunk = new byte[16 * 1024];
        for (int read; (read = await stream.ReadAsync(chunk, cancel)) > 0;)
        {
            if (body.Length + read > options.MaxResponseBytes)
                return UpstreamReply.Failed(TransportFault.TooLarge);
            body.Write(chunk, 0, read);
        }

        return new UpstreamReply((int)response.StatusCode, body.ToArray())
        {
            ContentType = response.Content.Headers.ContentType?.ToString(),
            ETag = response.Headers.ETag?.ToString(),
            LastModified = response.Content.Headers.LastModified?.ToString("R", CultureInfo.InvariantCulture),
            Location = response.Headers.Location?.OriginalString,
            RetryAfter = RetryAfter(response.Headers.RetryAfter),
        };
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? (header?.Date is { } date ? date - clock.GetUtcNow() : null);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
