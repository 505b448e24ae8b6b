using System.Collections.Concurrent;

namespace FhirCalc.Facade.Upstream;

/// <summary>
/// What the external server has shown, which counts more than what its CapabilityStatement says. Believed as long as the
/// statement is: servers are reconfigured and updated.
/// </summary>
internal sealed class ServerHabits(UpstreamOptions options, TimeProvider clock)
{
    private const string Transactions = "";

    private readonly ConcurrentDictionary<string, (bool Takes, DateTimeOffset Until)> _shown = new(StringComparer.Ordinal);

    /// <summary>Null while it has shown neither.</summary>
    public bool? TakesTransactions => Shown(Transactions);

    /// <summary>Whether a PUT created a resource of this type under an id of ours; null while it has shown neither.</summary>
    public bool? TakesNewIds(string type) => Shown(type);

    public void ShowTransactions(bool takes) => Show(Transactions, takes);

    public void ShowNewIds(string type, bool takes) => Show(type, takes);

    private void Show(string what, bool takes) => _shown[what] = (takes, clock.GetUtcNow() + options.CapabilityCache);

    private bool? Shown(string what) => _shown.TryGetValue(what, out var habit) && clock.GetUtcNow() < habit.Until ? habit.Takes : null;
}
