using System.Text;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Terminology;

/// <summary>A value set, ready to test codes. Immutable and safe for many threads.</summary>
public sealed class CompiledValueSet
{
    private readonly CodeSet _codes;

    // Set when every code is listed. A set draws on few systems, mostly one, so they are searched in turn.
    private readonly SystemCodes[]? _table;

    internal CompiledValueSet(string url, string? version, CodeSet codes, Func<string, StringComparer> comparerOf)
    {
        Url = url;
        Version = version;
        _codes = codes;
        var listing = CodeListing.Of(codes);
        Concepts = listing.Concepts;
        WhyIncomplete = listing.Gaps.Count == 0 ? null : string.Join(" ", listing.Gaps.Take(3));
        if (IsComplete)
        {
            _table = [.. Concepts.GroupBy(concept => concept.System)
                .Select(group => new SystemCodes(group.Key, Encoding.UTF8.GetBytes(group.Key), group.Select(concept => concept.Code).ToHashSet(comparerOf(group.Key)), InUtf8(group, comparerOf(group.Key))))];
        }
    }

    /// <summary>Canonical URL.</summary>
    public string Url { get; }

    /// <summary>Business version.</summary>
    public string? Version { get; }

    /// <summary>The codes that can be listed, in the order of the definition.</summary>
    public IReadOnlyList<ValueSetConcept> Concepts { get; }

    /// <summary>Whether <see cref="Concepts"/> are all codes of the set.</summary>
    public bool IsComplete => WhyIncomplete is null;

    /// <summary>Why there may be codes beyond <see cref="Concepts"/>; null when there are none.</summary>
    public string? WhyIncomplete { get; }

    /// <summary>Tests a code.</summary>
    /// <param name="system">Its system; null for an element of type code, which has none: any system of the set will do.</param>
    /// <param name="code">The code.</param>
    public Membership Contains(string? system, string code)
    {
        if (_table is null)
            return _codes.Contains(system, code);
        foreach (var (tableSystem, _, codes, _) in _table)
        {
            if ((system is null || system == tableSystem) && codes.Contains(code))
                return Membership.Member;
        }

        return Membership.NotMember;
    }

    /// <summary>Tests a Coding, or the unit of a Quantity, where it stands in a text. One that names no system or no code is no member.</summary>
    public Membership Contains(Node coding)
    {
        if (PlainCoding.TryRead(coding, out var plain))
            return plain is { HasSystem: true, HasCode: true } ? Contains(plain.System, plain.Code, isCodeAlone: false) : Membership.NotMember;
        return coding["system"u8].GetString() is { } system && coding["code"u8].GetString() is { } code ? Contains(system, code) : Membership.NotMember;
    }

    /// <summary>Tests a code as it stands in a text, in UTF-8. A code alone is of no system in particular; see <see cref="Contains(string, string)"/>.</summary>
    internal Membership Contains(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code, bool isCodeAlone)
    {
        if (_table is null)
            return _codes.Contains(isCodeAlone ? null : Encoding.UTF8.GetString(system), Encoding.UTF8.GetString(code));
        foreach (var (_, tableSystem, codes, codesUtf8) in _table)
        {
            if ((isCodeAlone || system.SequenceEqual(tableSystem)) && (codesUtf8 is null ? codes.Contains(Encoding.UTF8.GetString(code)) : codesUtf8.Find(code) is not null))
                return Membership.Member;
        }

        return Membership.NotMember;
    }

    // Where letters count as they are, or there are none: bytes can be compared.
    private static Utf8Table<string>? InUtf8(IEnumerable<ValueSetConcept> concepts, StringComparer comparer)
    {
        var codes = concepts.Select(concept => concept.Code).Distinct(StringComparer.Ordinal).ToList();
        return comparer == StringComparer.Ordinal || codes.TrueForAll(code => code.All(letter => char.IsAscii(letter) && !char.IsAsciiLetter(letter)))
            ? new Utf8Table<string>([.. codes.Select(code => (Encoding.UTF8.GetBytes(code), code))])
            : null;
    }

    private sealed record SystemCodes(string System, byte[] SystemUtf8, HashSet<string> Codes, Utf8Table<string>? CodesUtf8);
}
