namespace FhirCalc.Fhir.Path.Evaluation;

/// <summary>
/// Boolean operators in three values (N1 6.5). A side that the environment cannot decide counts as open: the other side may still
/// settle the result, and only if it does not is the expression undecided.
/// </summary>
internal static class Logic
{
    public static Evaluator And(Evaluator left, Evaluator right) => Settled(left, right, settles: false, (a, b) => a & b);

    public static Evaluator Or(Evaluator left, Evaluator right) => Settled(left, right, settles: true, (a, b) => a | b);

    public static Evaluator Implies(Evaluator left, Evaluator right) => Or(Not(left), right);

    public static Evaluator Xor(Evaluator left, Evaluator right) => frame => PathValues.Of(Singleton.Boolean(left(frame)) ^ Singleton.Boolean(right(frame)));

    private static Evaluator Not(Evaluator operand) => frame => PathValues.Of(!Singleton.Boolean(operand(frame)));

    private static Evaluator Settled(Evaluator left, Evaluator right, bool settles, Func<bool?, bool?, bool?> combine) => frame =>
    {
        bool? a = null;
        PathUndecidedException? open = null;
        try
        {
            a = Singleton.Boolean(left(frame));
        }
        catch (PathUndecidedException undecided)
        {
            open = undecided;
        }
        if (a == settles)
            return PathValues.Of(a);
        var b = Singleton.Boolean(right(frame));
        if (b == settles)
            return PathValues.Of(b);
        return open is null ? PathValues.Of(combine(a, b)) : throw open;
    };
}
