using System.Globalization;
using System.Text;

namespace FhirCalc.Fhir.Path.Ucum;

/// <summary>
/// Exponents over base units, sorted by name. Besides the seven base units of UCUM every arbitrary unit
/// (such as [iU]) is a base of its own, because UCUM makes it comparable with itself alone.
/// </summary>
internal sealed class Dimension : IEquatable<Dimension>
{
    public static readonly Dimension None = new([]);

    private readonly (string Base, int Exponent)[] _terms;

    private Dimension((string Base, int Exponent)[] terms)
    {
        _terms = terms;
        var key = new StringBuilder();
        foreach ((string name, int exponent) in terms)
            key.Append(name).Append(exponent.ToString(CultureInfo.InvariantCulture)).Append(' ');
        Key = key.ToString();
    }

    /// <summary>One text per dimension: "g1 m-3 ".</summary>
    public string Key { get; }

    public static Dimension Of(string baseUnit) => new([(baseUnit, 1)]);

    public Dimension Times(Dimension other, int sign)
    {
        var sum = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach ((string name, int exponent) in _terms)
            sum[name] = exponent;
        foreach ((string name, int exponent) in other._terms)
            sum[name] = sum.GetValueOrDefault(name) + (sign * exponent);
        return new Dimension([.. sum.Where(t => t.Value != 0).Select(t => (t.Key, t.Value))]);
    }

    public Dimension Power(int exponent) =>
        exponent == 0 ? None : new Dimension([.. _terms.Select(t => (t.Base, t.Exponent * exponent))]);

    public bool Equals(Dimension? other) => other is not null && Key == other.Key;

    public override bool Equals(object? obj) => Equals(obj as Dimension);

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
}
