using FhirCalc.Fhir.Path.Syntax;
using FhirCalc.Fhir.Path.Ucum;

namespace FhirCalc.Fhir.Path.Evaluation;

/// <summary>Operators on quantities: units are converted, multiplied and divided by UCUM.</summary>
internal static class QuantityArithmetic
{
    public static QuantityValue? Apply(BinaryOperator op, QuantityValue left, QuantityValue right)
    {
        var (a, b) = op is BinaryOperator.Multiply or BinaryOperator.Divide ? (left, WithoutUnit(right)) : (left, right);
        if (op == BinaryOperator.Multiply && b.Unit != "1")
            a = WithoutUnit(a);
        return Calculate(op, a, b);
    }

    private static QuantityValue? Calculate(BinaryOperator op, QuantityValue a, QuantityValue b) => op switch
    {
        BinaryOperator.Add => Sum(a, b, 1),
        BinaryOperator.Subtract => Sum(a, b, -1),
        BinaryOperator.Multiply => new QuantityValue(a.Value * b.Value, Product(a, b, '.')),
        BinaryOperator.Divide => b.Value == 0 ? null : new QuantityValue(a.Value / b.Value, Product(a, b, '/')),
        _ => throw Arithmetic.NoOperator(op, a, b),
    };

    // The result is in the finer unit, so that nothing is lost.
    private static QuantityValue? Sum(QuantityValue a, QuantityValue b, int sign)
    {
        if (a.Unit == b.Unit)
            return new QuantityValue(a.Value + (sign * b.Value), a.MeasuredIn);
        if (QuantityUnit.Comparable(a.MeasuredIn, b.MeasuredIn) is not var (unitA, unitB))
            return null;
        return unitA.Factor.CompareTo(unitB.Factor) <= 0
            ? unitA.Convert(b.Value, unitB) is { } inA ? new QuantityValue(a.Value + (sign * inA), a.MeasuredIn) : null
            : unitB.Convert(a.Value, unitA) is { } inB ? new QuantityValue(inB + (sign * b.Value), b.MeasuredIn) : null;
    }

    // A percentage or a ratio such as 'mg/g' acts as the number that it is, so that the unit of the other side stays.
    private static QuantityValue WithoutUnit(QuantityValue value) =>
        value.Unit != "1" && value.MeasuredIn.Ucum is { Offset: null } unit && unit.Dimension.Equals(Dimension.None) && UcumUnit.Unity.Convert(value.Value, unit) is { } number
            ? new QuantityValue(number, QuantityUnit.Unity)
            : value;

    private static QuantityUnit Product(QuantityValue a, QuantityValue b, char sign)
    {
        if (b.Unit == "1")
            return a.MeasuredIn;
        if (a.Unit == "1" && sign == '.')
            return b.MeasuredIn;
        if (Code(a) == Code(b) && sign == '/')
            return QuantityUnit.Unity;
        return QuantityUnit.Of($"{Code(a)}{sign}{Code(b)}");
    }

    private static string Code(QuantityValue quantity)
    {
        var code = quantity.MeasuredIn.DefiniteCode ?? quantity.Unit;
        return code.AsSpan().IndexOfAny('.', '/') >= 0 ? $"({code})" : code;
    }
}
