using FhirCalc.Fhir.Json;

namespace FhirCalc.Calcification.Findings;

/// <summary>
/// Texts of codes and systems, which come again and again: one string for each instead of one for each place. Bounded: a text that falls on
/// a taken place takes it over. Safe for many threads, since an entry is immutable and its reference is written whole.
/// </summary>
internal sealed class CodePool
{
    private const int Places = 4096;
    private const int Longest = 200;

    private readonly Entry?[] _entries = new Entry?[Places];

    public string? Of(Node text)
    {
        if (text.Kind != NodeKind.String)
            return null;
        var raw = text.Raw;
        if (raw.Length > Longest || raw.Contains((byte)'\\'))
            return text.GetString();
        var hash = new HashCode();
        hash.AddBytes(raw);
        ref var place = ref _entries[(uint)hash.ToHashCode() % Places];
        if (place is { } known && raw.SequenceEqual(known.Raw))
            return known.Text;
        var value = text.GetString()!;
        place = new Entry(raw.ToArray(), value);
        return value;
    }

    private sealed record Entry(byte[] Raw, string Text);
}
