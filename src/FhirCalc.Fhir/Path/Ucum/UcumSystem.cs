using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace FhirCalc.Fhir.Path.Ucum;

/// <summary>Units by code: atoms are resolved from a table on first use, whole codes are parsed once and kept.</summary>
internal sealed class UcumSystem
{
    // Codes come from clients, so the cache must not grow without end; the units of real data are a few hundred.
    private const int LargestCache = 4096;

    public static readonly UcumSystem Default = new(UcumTable.Atoms, UcumTable.Prefixes);

    private readonly FrozenDictionary<string, Atom> _definitions;
    private readonly (string Symbol, Rational Value)[] _prefixes;
    private readonly ConcurrentDictionary<string, UcumUnit?> _atoms = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, UcumUnit> _units = new(StringComparer.Ordinal);

    public UcumSystem(string atoms, (string Symbol, Rational Value)[] prefixes)
    {
        _prefixes = prefixes;
        _definitions = atoms.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' ', 3))
            .ToFrozenDictionary(f => f[0], f => new Atom(f[1] == "M", f[2]), StringComparer.Ordinal);
    }

    public IEnumerable<string> AtomCodes => _definitions.Keys;

    /// <summary>The unit of a code, or null where it is not UCUM or not in the table.</summary>
    public UcumUnit? Find(string code)
    {
        if (_units.TryGetValue(code, out UcumUnit? known))
            return known;
        UcumUnit? unit = UcumParser.Parse(code, Symbol);
        if (unit is not null && _units.Count < LargestCache)
            _units.TryAdd(code, unit);
        return unit;
    }

    private UcumUnit? Symbol(string symbol)
    {
        if (_definitions.ContainsKey(symbol))
            return _atoms.GetOrAdd(symbol, static (s, system) => system.Define(s), this);
        foreach ((string prefix, Rational value) in _prefixes)
        {
            if (symbol.StartsWith(prefix, StringComparison.Ordinal)
                && _definitions.TryGetValue(symbol[prefix.Length..], out var definition) && definition.IsMetric
                && Symbol(symbol[prefix.Length..]) is { } atom)
            {
                return new UcumUnit(symbol, atom.Factor * value, atom.Dimension, atom.Offset);
            }
        }
        return null;
    }

    private UcumUnit Define(string atom)
    {
        string definition = _definitions[atom].Definition;
        // A special unit has a scale of its own: its amounts compare with each other, and converting them to anything else is refused.
        if (definition is "*" or "arbitrary" or "special")
            return new UcumUnit(atom, Rational.One, Dimension.Of(atom));

        string[] parts = definition.Split(' ');
        if (parts[0] == "scale")
            return Scale(atom, parts[1], parts[2]);
        UcumUnit unit = UcumParser.Parse(parts[1], Symbol)
            ?? throw new InvalidOperationException($"The unit table defines {atom} by '{parts[1]}', which is not a unit");
        return new UcumUnit(atom, Rational.Parse(parts[0]) * unit.Factor, unit.Dimension);
    }

    // kelvin = (value + zero) × factor, written as value × factor + zero × factor.
    private static UcumUnit Scale(string atom, string factorText, string zero)
    {
        string[] fraction = factorText.Split('/');
        Rational factor = Rational.Parse(fraction[0]) / (fraction.Length > 1 ? Rational.Parse(fraction[1]) : Rational.One);
        return new UcumUnit(atom, factor, Dimension.Of("K"), Rational.Parse(zero) * factor);
    }

    private sealed record Atom(bool IsMetric, string Definition);
}
