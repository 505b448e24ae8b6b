using System.Globalization;
using System.Numerics;

namespace FhirCalc.Fhir.Path.Ucum;

/// <summary>An exact fraction in lowest terms with a positive denominator: conversion factors must not round.</summary>
internal readonly struct Rational : IEquatable<Rational>
{
    public static readonly Rational One = new(BigInteger.One, BigInteger.One);

    private static readonly BigInteger LargestDecimal = new(decimal.MaxValue);

    private readonly BigInteger _denominator;

    public Rational(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0)
            divisor = -divisor;
        Numerator = numerator / divisor;
        _denominator = denominator / divisor;
    }

    public BigInteger Numerator { get; }

    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    public static Rational Of(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var digits = new BigInteger(new decimal(bits[0], bits[1], bits[2], value < 0, 0));
        return new Rational(digits, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF));
    }

    /// <summary>Reads "6.0221367e23": the form of the UCUM tables, of any length.</summary>
    public static Rational Parse(string text)
    {
        int e = text.IndexOf('e', StringComparison.Ordinal);
        int power = e < 0 ? 0 : int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string digits = e < 0 ? text : text[..e];
        int point = digits.IndexOf('.', StringComparison.Ordinal);
        int places = point < 0 ? 0 : digits.Length - point - 1;
        var number = BigInteger.Parse(digits.Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return new Rational(number, BigInteger.One) * Ten(power - places);
    }

    public static Rational Ten(int power) => power >= 0
        ? new Rational(BigInteger.Pow(10, power), BigInteger.One)
        : new Rational(BigInteger.One, BigInteger.Pow(10, -power));

    public static Rational operator *(Rational a, Rational b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Rational operator /(Rational a, Rational b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static Rational operator +(Rational a, Rational b) =>
        new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Rational operator -(Rational a, Rational b) => a + new Rational(-b.Numerator, b.Denominator);

    public Rational Power(int exponent) => exponent >= 0
        ? new Rational(BigInteger.Pow(Numerator, exponent), BigInteger.Pow(Denominator, exponent))
        : new Rational(BigInteger.Pow(Denominator, -exponent), BigInteger.Pow(Numerator, -exponent));

    public int CompareTo(Rational other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>The nearest decimal without trailing zeros; null where it does not fit.</summary>
    public decimal? ToDecimal()
    {
        if (BigInteger.Abs(Numerator) / Denominator > LargestDecimal)
            return null;
        for (int scale = 28; ; scale--)
        {
            BigInteger scaled = (((Numerator * BigInteger.Pow(10, scale) * 2) / Denominator) + Numerator.Sign) / 2;
            if (BigInteger.Abs(scaled) > LargestDecimal)
                continue;
            while (scale > 0 && (scaled % 10).IsZero)
            {
                scaled /= 10;
                scale--;
            }
            return Compose(scaled, scale);
        }
    }

    public bool Equals(Rational other) => Numerator == other.Numerator && Denominator == other.Denominator;

    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    private static decimal Compose(BigInteger digits, int scale)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits((decimal)BigInteger.Abs(digits), bits);
        return new decimal(bits[0], bits[1], bits[2], digits.Sign < 0, (byte)scale);
    }
}
