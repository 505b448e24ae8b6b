using System.Collections.Concurrent;

namespace FhirCalc.Facade.Upstream;

/// <summary>
/// Resources that all submissions share, such as the Device that stands for this engine. They are put there once, by
/// themselves: inside every transaction, parallel deliveries would get in each other's way over them.
/// </summary>
internal sealed class SharedResources(UpstreamClient client, SequentialDelivery sequence, DoubleCheck doubles) : IDisposable
{
    private readonly ConcurrentDictionary<string, EntryAnswer> _there = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _one = new(1);

    public async Task<(DeliveryResult? Failure, EntryAnswer? Answer)> EnsureAsync(EntryRequest request, CancellationToken cancel)
    {
        if (_there.TryGetValue(request.Entry.Urn, out var known))
            return (null, known);
        await _one.WaitAsync(cancel);
        try
        {
            if (_there.TryGetValue(request.Entry.Urn, out known))
                return (null, known);
            if (await FindAsync(request, cancel) is { } there)
                return (null, Remember(request, there));
            var (failure, sent) = await sequence.SendOneAsync(request, _ => null, cancel);
            return failure is null ? (null, Remember(request, sent!.Answer)) : (failure, null);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<EntryAnswer?> FindAsync(EntryRequest request, CancellationToken cancel)
    {
        if (!request.IsPut)
            return await doubles.FindOneAsync(request, cancel) is { } location ? new EntryAnswer(200, location, null, null, null) : null;
        var reply = await client.DeliverAsync(new UpstreamRequest(HttpMethod.Get, request.Url), cancel);
        return FoundResource.Of(reply)?.ToAnswer();
    }

    private EntryAnswer Remember(EntryRequest request, EntryAnswer answer)
    {
        // What everybody but the first gets to know: it is there.
        _there[request.Entry.Urn] = answer with { Status = 200, OperationOutcome = null };
        return answer;
    }
}
