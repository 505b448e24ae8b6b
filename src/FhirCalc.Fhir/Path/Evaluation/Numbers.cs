namespace FhirCalc.Fhir.Path.Evaluation;

/// <summary>The implicit conversions Integer to Decimal to Quantity.</summary>
internal static class Numbers
{
    public static decimal? AsDecimal(PathValue value) => value switch
    {
        IntegerValue integer => integer.Value,
        DecimalValue number => number.Value,
        _ => null,
    };

    public static (decimal Left, decimal Right)? Both(PathValue a, PathValue b) =>
        AsDecimal(a) is { } x && AsDecimal(b) is { } y ? (x, y) : null;

    public static QuantityValue? AsQuantity(PathValue value) =>
        value as QuantityValue ?? (AsDecimal(value) is { } number ? new QuantityValue(number, QuantityUnit.Unity) : null);

    /// <summary>Both as quantities, where at least one is.</summary>
    public static (QuantityValue Left, QuantityValue Right)? BothQuantities(PathValue a, PathValue b) =>
        (a is QuantityValue || b is QuantityValue) && AsQuantity(a) is { } x && AsQuantity(b) is { } y ? (x, y) : null;

    /// <summary>Digits after the point; trailing zeros count only where <paramref name="exact"/>.</summary>
    public static int Scale(decimal value, bool exact = true)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var scale = (bits[3] >> 16) & 0xFF;
        if (exact)
            return scale;
        while (scale > 0 && decimal.Round(value, scale - 1) == value)
            scale--;
        return scale;
    }
}
