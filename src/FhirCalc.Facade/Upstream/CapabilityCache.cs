using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Upstream;

/// <summary>Reads the CapabilityStatement of the external server, and believes it for a while.</summary>
internal sealed class CapabilityCache(UpstreamClient client, UpstreamOptions options, TimeProvider clock, ILogger<CapabilityCache> log) : IDisposable
{
    private static readonly TimeSpan Doubtful = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _one = new(1);
    private Known? _known;

    /// <summary>Whether the external server was ever asked, and answered.</summary>
    public bool IsKnown => _known is not null;

    /// <summary>The capabilities, or the failure that says why they cannot be had now and were never known.</summary>
    public async Task<(UpstreamCapabilities? Capabilities, UpstreamReply? Failure)> GetAsync(CancellationToken cancel)
    {
        if (Fresh() is { } fresh)
            return (fresh, null);
        await _one.WaitAsync(cancel);
        try
        {
            if (Fresh() is { } now)
                return (now, null);
            var reply = await client.DeliverAsync(new UpstreamRequest(HttpMethod.Get, "metadata"), cancel);
            if (DeliveryClasses.Of(reply) == DeliveryClass.Transient)
                return _known is { } stale ? (stale.Capabilities, null) : (null, reply);
            var statement = Read(reply);
            // A page in place of a statement may be that of a proxy, and gone in a moment: what was known before counts on.
            var capabilities = statement ?? _known?.Capabilities ?? UpstreamCapabilities.Unknown;
            var believed = statement is null && options.CapabilityCache > Doubtful ? Doubtful : options.CapabilityCache;
            _known = new Known(capabilities, clock.GetUtcNow() + believed);
            return (_known.Capabilities, null);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private UpstreamCapabilities? Fresh() => _known is { } known && clock.GetUtcNow() < known.Until ? known.Capabilities : null;

    private UpstreamCapabilities? Read(UpstreamReply reply)
    {
        if (reply.IsSuccess && ResourceJson.TryParse(reply.Body, null, out var statement, out _) && statement.ResourceType == "CapabilityStatement")
            return UpstreamCapabilities.Read(statement);
        log.LogWarning("The external server gave no CapabilityStatement (HTTP {Status}): sending single requests with conditional create", reply.Status);
        return null;
    }

    private sealed record Known(UpstreamCapabilities Capabilities, DateTimeOffset Until);
}
