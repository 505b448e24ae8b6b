using FhirCalc.Fhir.Path.Evaluation;

namespace FhirCalc.Fhir.Path.Functions;

/// <summary>N1 5.7: math. What has no result (the root of a negative number, overflow) gives nothing.</summary>
internal static class MathFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Define.Item("abs", static value => value switch
        {
            IntegerValue integer => integer.Value == int.MinValue ? null : new IntegerValue(Math.Abs(integer.Value)),
            DecimalValue number => new DecimalValue(Math.Abs(number.Value)),
            QuantityValue quantity => new QuantityValue(Math.Abs(quantity.Value), quantity.MeasuredIn),
            _ => throw Singleton.WrongType("abs()", "a number", value),
        }),
        Define.Item("ceiling", static value => Integer(decimal.Ceiling(Number(value, "ceiling()")))),
        Define.Item("floor", static value => Integer(decimal.Floor(Number(value, "floor()")))),
        Define.Item("truncate", static value => Integer(decimal.Truncate(Number(value, "truncate()")))),
        Define.Item("exp", static value => Decimal(Math.Exp((double)Number(value, "exp()")))),
        Define.Item("ln", static value => Decimal(Math.Log((double)Number(value, "ln()")))),
        Define.Item("sqrt", static value => Number(value, "sqrt()") is var number && number < 0 ? null : Decimal(Math.Sqrt((double)number))),
        Binary("log", static (value, radix) => Decimal(Math.Log((double)Number(value, "log()")) / Math.Log((double)Number(radix, "log()")))),
        Binary("power", Power),
        Define.Function("round", 0, 1, Round),
    ];

    private static FunctionDefinition Binary(string name, Func<PathValue, PathValue, PathValue?> apply) =>
        Define.Values(name, (source, argument) =>
            Singleton.System(source, name + "()") is { } value && Singleton.System(argument, name + "()") is { } other
                ? PathValues.OfNullable(apply(value, other))
                : PathValues.Empty);

    private static PathValue? Power(PathValue value, PathValue exponent)
    {
        var (x, y) = (Number(value, "power()"), Number(exponent, "power()"));
        if (exponent is not IntegerValue { Value: >= 0 and <= 1000 } times)
            return Decimal(Math.Pow((double)x, (double)y));
        // A whole exponent keeps the result exact.
        try
        {
            var result = 1m;
            for (var i = 0; i < times.Value; i++)
                result *= x;
            return value is IntegerValue ? Integer(result) : new DecimalValue(result);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static Evaluator Round(Call call)
    {
        var (source, precision) = (call.Source, call.OptionalArgument(0));
        return frame =>
        {
            if (Singleton.System(source(frame), "round()") is not { } value)
                return PathValues.Empty;
            var digits = precision is null ? 0 : Singleton.Integer(precision(frame), "round()") ?? 0;
            if (digits < 0)
                throw new PathEvaluationException("round() expects a precision of 0 or more");
            return PathValues.Of(new DecimalValue(Math.Round(Number(value, "round()"), Math.Min(digits, 28), MidpointRounding.AwayFromZero)));
        };
    }

    private static decimal Number(PathValue value, string what) =>
        Numbers.AsDecimal(value) ?? throw Singleton.WrongType(what, "a number", value);

    private static IntegerValue? Integer(decimal value) => value is >= int.MinValue and <= int.MaxValue ? new IntegerValue((int)value) : null;

    // The transcendental functions have no decimal form in .NET; their results carry the 15 digits of a double.
    private static DecimalValue? Decimal(double value) =>
        double.IsFinite(value) && Math.Abs(value) < 7.9e28 ? new DecimalValue((decimal)value) : null;
}
