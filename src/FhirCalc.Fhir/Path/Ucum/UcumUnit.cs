namespace FhirCalc.Fhir.Path.Ucum;

/// <summary>
/// A unit reduced to its meaning: value × <see cref="Factor"/> (+ <see cref="Offset"/>, for temperatures) in the base units of
/// <see cref="Dimension"/>.
/// </summary>
internal sealed class UcumUnit(string code, Rational factor, Dimension dimension, Rational? offset = null)
{
    // Set where the factor is a short decimal, which most are: then amounts compare without fractions of big integers.
    private readonly decimal? _shortFactor = offset is null && factor.ToDecimal() is { } number && IsShort(number) && Rational.Of(number).Equals(factor) ? number : null;

    public string Code { get; } = code;

    public Rational Factor { get; } = factor;

    public Dimension Dimension { get; } = dimension;

    /// <summary>Set for the temperature scales whose zero is not absolute; such a unit stands alone, never in a product.</summary>
    public Rational? Offset { get; } = offset;

    public static readonly UcumUnit Unity = new("1", Rational.One, Dimension.None);

    /// <summary>Whether this is a year or month of fixed length, which no calendar has.</summary>
    public bool IsLongDuration => Code is "a" or "mo" or "a_j" or "a_g" or "a_t" or "mo_j" or "mo_g" or "mo_s";

    public Rational ToBase(decimal value)
    {
        Rational scaled = Rational.Of(value) * Factor;
        return Offset is { } offset ? scaled + offset : scaled;
    }

    /// <summary>The number of this unit that a value of another unit is; null where the dimensions differ or the number does not fit.</summary>
    public decimal? Convert(decimal value, UcumUnit from)
    {
        if (ReferenceEquals(from, this))
            return value;
        if (!from.Dimension.Equals(Dimension))
            return null;
        Rational inBase = from.ToBase(value);
        return ((Offset is { } offset ? inBase - offset : inBase) / Factor).ToDecimal();
    }

    /// <summary>Compares two amounts; null where the dimensions differ.</summary>
    public static int? Compare(decimal a, UcumUnit aUnit, decimal b, UcumUnit bUnit)
    {
        if (ReferenceEquals(aUnit, bUnit) || aUnit.Code == bUnit.Code)
            return a.CompareTo(b);
        if (aUnit._shortFactor is { } x && bUnit._shortFactor is { } y && IsShort(a) && IsShort(b))
            return aUnit.Dimension.Equals(bUnit.Dimension) ? (a * x).CompareTo(b * y) : null;
        return CompareExactly(a, aUnit, b, bUnit);
    }

    /// <summary>The general case of <see cref="Compare"/>.</summary>
    public static int? CompareExactly(decimal a, UcumUnit aUnit, decimal b, UcumUnit bUnit) =>
        aUnit.Dimension.Equals(bUnit.Dimension) ? aUnit.ToBase(a).CompareTo(bUnit.ToBase(b)) : null;

    // Digits below 2^46 and at most 14 places: the product of two such numbers fits a decimal without rounding.
    private static bool IsShort(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        return bits[2] == 0 && (uint)bits[1] < 1 << 14 && ((bits[3] >> 16) & 0xFF) <= 14;
    }
}
