using System.Buffers;
using System.Globalization;

namespace FhirCalc.Fhir.Path.Evaluation;

/// <summary>The explicit conversions (N1 5.5); null where the value does not convert.</summary>
internal static class Conversion
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("+-.0123456789");

    public static BooleanValue? ToBoolean(PathValue value) => value switch
    {
        BooleanValue boolean => boolean,
        IntegerValue { Value: 0 or 1 } integer => BooleanValue.Of(integer.Value == 1),
        DecimalValue { Value: 0m or 1m } number => BooleanValue.Of(number.Value == 1m),
        StringValue text => text.Value.ToUpperInvariant() switch
        {
            "TRUE" or "T" or "YES" or "Y" or "1" or "1.0" => BooleanValue.True,
            "FALSE" or "F" or "NO" or "N" or "0" or "0.0" => BooleanValue.False,
            _ => null,
        },
        _ => null,
    };

    public static IntegerValue? ToInteger(PathValue value) => value switch
    {
        IntegerValue integer => integer,
        BooleanValue boolean => new IntegerValue(boolean.Value ? 1 : 0),
        StringValue text => int.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) ? new IntegerValue(integer) : null,
        _ => null,
    };

    public static DecimalValue? ToDecimal(PathValue value) => value switch
    {
        DecimalValue number => number,
        IntegerValue integer => new DecimalValue(integer.Value),
        BooleanValue boolean => new DecimalValue(boolean.Value ? 1.0m : 0.0m),
        StringValue text => Number(text.Value) is { } number ? new DecimalValue(number) : null,
        _ => null,
    };

    public static StringValue? ToText(PathValue value) => value is ElementValue or TypeValue ? null : new StringValue(value.ToString());

    public static DateValue? ToDate(PathValue value) => value switch
    {
        DateValue date => date,
        DateTimeValue dateTime => new DateValue(Boundaries.Truncate(dateTime.Moment, TemporalPrecision.Day)),
        StringValue text => DateValue.Parse(text.Value),
        _ => null,
    };

    public static DateTimeValue? ToDateTime(PathValue value) => value switch
    {
        DateTimeValue dateTime => dateTime,
        DateValue date => new DateTimeValue(date.Moment),
        StringValue text => DateTimeValue.Parse(text.Value),
        _ => null,
    };

    public static TimeValue? ToTime(PathValue value) => value switch
    {
        TimeValue time => time,
        StringValue text => TimeValue.Parse(text.Value),
        _ => null,
    };

    public static QuantityValue? ToQuantity(PathValue value) => value switch
    {
        QuantityValue quantity => quantity,
        BooleanValue boolean => new QuantityValue(boolean.Value ? 1.0m : 0.0m, QuantityUnit.Unity),
        StringValue text => Quantity(text.Value),
        _ => Numbers.AsQuantity(value),
    };

    // (\+|-)?\d+(\.\d+)? then nothing, a quoted unit, or the word of a calendar duration.
    private static QuantityValue? Quantity(string text)
    {
        var end = text.AsSpan().IndexOfAnyExcept(NumberCharacters);
        var digits = end < 0 ? text : text[..end];
        if (Number(digits) is not { } number)
            return null;
        var unit = end < 0 ? "" : text[end..].Trim(' ', '\t', '\r', '\n');
        if (unit.Length == 0)
            return new QuantityValue(number, QuantityUnit.Unity);
        if (unit.Length > 2 && unit[0] == '\'' && unit[^1] == '\'')
            return new QuantityValue(number, QuantityUnit.Of(unit[1..^1]));
        return QuantityUnit.OfCalendarWord(unit) is { } calendar ? new QuantityValue(number, calendar) : null;
    }

    private static decimal? Number(string text)
    {
        // The parser of .NET would also take ".5" and "5.", which the grammar does not.
        if (text.Length == 0 || !char.IsAsciiDigit(text[^1]) || text.TrimStart('+', '-') is ['.', ..])
            return null;
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
