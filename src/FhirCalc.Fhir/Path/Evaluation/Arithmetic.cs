using FhirCalc.Fhir.Path.Syntax;

namespace FhirCalc.Fhir.Path.Evaluation;

/// <summary>The math operators (N1 6.6). Overflow and division by zero give nothing, as the specification asks.</summary>
internal static class Arithmetic
{
    public static PathValue? Apply(BinaryOperator op, PathValue a, PathValue b)
    {
        try
        {
            return (a, b) switch
            {
                (IntegerValue x, IntegerValue y) => Integers(op, x.Value, y.Value),
                (StringValue x, StringValue y) when op == BinaryOperator.Add => new StringValue(TextLimit.Concat(x.Value, y.Value)),
                (TemporalValue x, QuantityValue y) when op is BinaryOperator.Add or BinaryOperator.Subtract =>
                    DateArithmetic.Add(x, y, op == BinaryOperator.Add ? 1 : -1),
                _ => Numbers.Both(a, b) is var (m, n) ? Decimals(op, m, n)
                    : Numbers.BothQuantities(a, b) is var (q, r) ? QuantityArithmetic.Apply(op, q, r)
                    : throw NoOperator(op, a, b),
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    public static PathValue? Negate(PathValue value) => value switch
    {
        IntegerValue { Value: int.MinValue } => null,
        IntegerValue integer => new IntegerValue(-integer.Value),
        DecimalValue number => new DecimalValue(-number.Value),
        QuantityValue quantity => new QuantityValue(-quantity.Value, quantity.MeasuredIn),
        _ => throw Singleton.WrongType("The sign", "a number", value),
    };

    internal static PathEvaluationException NoOperator(BinaryOperator op, PathValue a, PathValue b) =>
        new($"{op} is not defined for {a.TypeNamespace}.{a.TypeName} and {b.TypeNamespace}.{b.TypeName}");

    private static PathValue? Integers(BinaryOperator op, int a, int b) => op switch
    {
        BinaryOperator.Add => new IntegerValue(checked(a + b)),
        BinaryOperator.Subtract => new IntegerValue(checked(a - b)),
        BinaryOperator.Multiply => new IntegerValue(checked(a * b)),
        BinaryOperator.Div => b == 0 ? null : new IntegerValue(checked((int)((long)a / b))),
        BinaryOperator.Mod => b == 0 ? null : new IntegerValue((int)((long)a % b)),
        _ => Decimals(op, a, b),
    };

    private static PathValue? Decimals(BinaryOperator op, decimal a, decimal b) => op switch
    {
        BinaryOperator.Add => new DecimalValue(a + b),
        BinaryOperator.Subtract => new DecimalValue(a - b),
        BinaryOperator.Multiply => new DecimalValue(a * b),
        BinaryOperator.Divide => b == 0 ? null : new DecimalValue(a / b),
        BinaryOperator.Div => b == 0 ? null : new IntegerValue(checked((int)decimal.Truncate(a / b))),
        _ => b == 0 ? null : new DecimalValue(a % b),
    };
}
