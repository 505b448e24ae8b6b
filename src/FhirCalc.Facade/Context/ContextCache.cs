using System.Collections.Concurrent;

namespace FhirCalc.Facade.Context;

/// <summary>What was found of patients, for a short while: reports on one patient often come together. Failures are never remembered.</summary>
internal sealed class ContextCache(ContextOptions options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, (FetchedContext Context, DateTimeOffset Until)> _known = new(StringComparer.Ordinal);

    public FetchedContext? Find(string patient) =>
        _known.TryGetValue(patient, out var entry) && clock.GetUtcNow() < entry.Until ? entry.Context : null;

    public void Keep(string patient, FetchedContext context)
    {
        if (options.Cache == TimeSpan.Zero || options.CachedPatients == 0)
            return;
        if (_known.Count >= options.CachedPatients)
            Shrink();
        _known[patient] = (context, clock.GetUtcNow() + options.Cache);
    }

    // Half of them at once, those that end first: not a search through all for every new one.
    private void Shrink()
    {
        foreach (var old in _known.OrderBy(entry => entry.Value.Until).Take((options.CachedPatients / 2) + 1).ToList())
            _known.TryRemove(old);
    }
}
