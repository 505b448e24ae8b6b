using System.Collections.Concurrent;

namespace FhirCalc.Facade.Upstream;

/// <summary>Under which names earlier attempts may have created what is to be created.</summary>
[Flags]
internal enum TriedForms
{
    None = 0,

    /// <summary>Under ids of ours.</summary>
    Ids = 1,

    /// <summary>Under ids of the server's, with our mark.</summary>
    Marks = 2,

    /// <summary>Attempts of a process before this one: nobody knows.</summary>
    Unknown = Ids | Marks,
}

/// <summary>
/// Remembers, for submissions that are under way, in which forms they were tried. A server that is another one tomorrow
/// (its CapabilityStatement changed, or could not be read) must not get the same under another name.
/// </summary>
internal sealed class TriedFormsMemory
{
    private const int Most = 100_000;

    private readonly ConcurrentDictionary<string, TriedForms> _tried = new(StringComparer.Ordinal);

    public TriedForms Of(string submissionId, int attempt) =>
        _tried.TryGetValue(submissionId, out var tried) ? tried : attempt == 1 ? TriedForms.None : TriedForms.Unknown;

    /// <param name="single">Sent as single requests, where a refused PUT becomes a conditional create on the spot.</param>
    public TriedForms Add(string submissionId, TriedForms before, IEnumerable<EntryRequest> requests, bool single)
    {
        foreach (var request in requests)
            before |= request.ChoosesId ? (single ? TriedForms.Unknown : TriedForms.Ids) : request.IsMarked ? TriedForms.Marks : TriedForms.None;
        // Forgetting is safe: it only means looking more closely.
        if (_tried.Count >= Most)
            _tried.Clear();
        return _tried[submissionId] = before;
    }

    public void Forget(string submissionId) => _tried.TryRemove(submissionId, out _);
}
