using FhirCalc.Fhir.Path.Evaluation;

namespace FhirCalc.Fhir.Path.Functions;

/// <summary>FHIRPath 2.1: <c>lowBoundary</c>, <c>highBoundary</c>, <c>precision</c>; and <c>comparable</c> of FHIR.</summary>
internal static class BoundaryFunctions
{
    private const int DecimalDigits = 8;

    // Precisions are counted in digits: YYYYMMDDhhmmssfff, and hhmmssfff for a time.
    private static readonly (int Digits, TemporalPrecision Precision)[] DateDigits =
    [
        (4, TemporalPrecision.Year),
        (6, TemporalPrecision.Month),
        (8, TemporalPrecision.Day),
        (10, TemporalPrecision.Hour),
        (12, TemporalPrecision.Minute),
        (14, TemporalPrecision.Second),
        (17, TemporalPrecision.Millisecond),
    ];

    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Define.Function("lowBoundary", 0, 1, static call => Boundary(call, high: false)),
        Define.Function("highBoundary", 0, 1, static call => Boundary(call, high: true)),
        Define.Item("precision", static value => value switch
        {
            IntegerValue => new IntegerValue(0),
            DecimalValue number => new IntegerValue(Numbers.Scale(number.Value)),
            TimeValue time => new IntegerValue(Digits(time.Precision) - 8),
            TemporalValue temporal => new IntegerValue(Digits(temporal.Precision)),
            _ => throw Singleton.WrongType("precision()", "a decimal, date, dateTime or time", value),
        }),
        Define.Values("comparable", static (source, other) =>
            Quantity(source) is { } a && Quantity(other) is { } b
                ? PathValues.Of((bool?)QuantityUnit.Comparable(a.MeasuredIn, b.MeasuredIn).HasValue)
                : PathValues.Empty),
    ];

    private static int Digits(TemporalPrecision precision) => DateDigits.First(d => d.Precision == precision).Digits;

    private static QuantityValue? Quantity(PathValues values) => Singleton.System(values, "comparable()") is { } value
        ? Numbers.AsQuantity(value) ?? throw Singleton.WrongType("comparable()", "a quantity", value)
        : null;

    private static Evaluator Boundary(Call call, bool high)
    {
        var (source, argument) = (call.Source, call.OptionalArgument(0));
        return frame =>
        {
            var value = Singleton.System(source(frame), call.Name + "()");
            var digits = argument is null ? null : Singleton.Integer(argument(frame), call.Name + "()");
            return value is null ? PathValues.Empty : PathValues.OfNullable(Bound(value, digits, high, call.Name + "()"));
        };
    }

    private static PathValue? Bound(PathValue value, int? digits, bool high, string what)
    {
        switch (value)
        {
            case IntegerValue or DecimalValue:
                return Boundaries.Of(Numbers.AsDecimal(value)!.Value, digits ?? DecimalDigits, high) is { } number ? new DecimalValue(number) : null;
            case QuantityValue quantity:
                return Boundaries.Of(quantity.Value, digits ?? DecimalDigits, high) is { } amount ? new QuantityValue(amount, quantity.MeasuredIn) : null;
            case DateValue when (digits ?? 8) > 8:
                return null;
            case TemporalValue temporal:
                var isTime = temporal is TimeValue;
                var wanted = isTime ? (digits ?? 9) + 8 : digits ?? (temporal is DateValue ? 8 : 17);
                var at = Array.FindIndex(DateDigits, known => known.Digits == wanted);
                return at >= 0 && !(isTime && DateDigits[at].Precision < TemporalPrecision.Hour)
                    ? temporal.With(Boundaries.Of(temporal.Moment, DateDigits[at].Precision, high, isTime))
                    : null;
            default:
                throw Singleton.WrongType(what, "a number, quantity, date, dateTime or time", value);
        }
    }
}
