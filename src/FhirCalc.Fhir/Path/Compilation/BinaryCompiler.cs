using FhirCalc.Fhir.Path.Evaluation;
using FhirCalc.Fhir.Path.Syntax;

namespace FhirCalc.Fhir.Path.Compilation;

/// <summary>The operators with two operands.</summary>
internal static class BinaryCompiler
{
    public static Evaluator Compile(BinaryOperator op, Evaluator left, Evaluator right) => op switch
    {
        BinaryOperator.And => Logic.And(left, right),
        BinaryOperator.Or => Logic.Or(left, right),
        BinaryOperator.Xor => Logic.Xor(left, right),
        BinaryOperator.Implies => Logic.Implies(left, right),
        BinaryOperator.Equal => frame => PathValues.Of(Equality.Equal(left(frame), right(frame))),
        BinaryOperator.NotEqual => frame => PathValues.Of(!Equality.Equal(left(frame), right(frame))),
        BinaryOperator.Equivalent => frame => PathValues.Of(Equivalence.Equivalent(left(frame), right(frame))),
        BinaryOperator.NotEquivalent => frame => PathValues.Of(!Equivalence.Equivalent(left(frame), right(frame))),
        BinaryOperator.Less => Ordered(left, right, static c => c < 0),
        BinaryOperator.LessOrEqual => Ordered(left, right, static c => c <= 0),
        BinaryOperator.Greater => Ordered(left, right, static c => c > 0),
        BinaryOperator.GreaterOrEqual => Ordered(left, right, static c => c >= 0),
        BinaryOperator.In => frame => Membership(left(frame), right(frame), "in"),
        BinaryOperator.Contains => frame => Membership(right(frame), left(frame), "contains"),
        BinaryOperator.Union => Union(left, right),
        BinaryOperator.Concatenate => Concatenate(left, right),
        _ => Calculate(op, left, right),
    };

    /// <summary><c>in</c> a collection that does not depend on where it is asked for.</summary>
    public static Evaluator In(Evaluator left, ClosedCollection right) => frame =>
    {
        var wanted = left(frame);
        var items = right.Items(frame.Scope);
        return Singleton.Item(wanted, "'in'") is { } item ? PathValues.Of((bool?)items.Contains(item)) : PathValues.Empty;
    };

    public static Evaluator Union(Evaluator left, Evaluator right) => frame =>
    {
        var (a, b) = (left(frame), right(frame));
        if (a.Count + b.Count <= 1)
            return a.IsEmpty ? b : a;
        var set = DistinctSet.Of(a);
        set.AddRange(b);
        return set.Build();
    };

    private static Evaluator Ordered(Evaluator left, Evaluator right, Func<int, bool> holds) => frame =>
    {
        var a = Singleton.System(left(frame), "A comparison");
        var b = Singleton.System(right(frame), "A comparison");
        return a is null || b is null || Ordering.Compare(a, b) is not { } order ? PathValues.Empty : PathValues.Of((bool?)holds(order));
    };

    private static PathValues Membership(PathValues item, PathValues collection, string op)
    {
        if (Singleton.Item(item, $"'{op}'") is not { } wanted)
            return PathValues.Empty;
        foreach (var value in collection)
        {
            if (Equality.Equal(value, wanted) == true)
                return PathValues.Of(BooleanValue.True);
        }
        return PathValues.Of(BooleanValue.False);
    }

    private static Evaluator Concatenate(Evaluator left, Evaluator right) => frame =>
        PathValues.Of(TextLimit.Concat(Singleton.Text(left(frame), "'&'") ?? "", Singleton.Text(right(frame), "'&'") ?? ""));

    private static Evaluator Calculate(BinaryOperator op, Evaluator left, Evaluator right) => frame =>
    {
        var a = Singleton.System(left(frame), "An operator");
        var b = Singleton.System(right(frame), "An operator");
        return a is null || b is null ? PathValues.Empty : PathValues.OfNullable(Arithmetic.Apply(op, a, b));
    };
}
