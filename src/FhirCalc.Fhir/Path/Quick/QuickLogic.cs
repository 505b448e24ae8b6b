using FhirCalc.Fhir.Definitions;

namespace FhirCalc.Fhir.Path.Quick;

/// <summary><c>not()</c></summary>
internal sealed class QuickNot(QuickTest operand) : QuickTest
{
    public override bool MayFail => operand.MayFail;

    public override Answer Of(in Element focus, PathScope scope) => operand.Of(focus, scope) switch
    {
        Answer.True => Answer.False,
        Answer.False => Answer.True,
        var other => other,
    };
}

/// <summary><c>and</c> (settled by false) and <c>or</c> (settled by true) in three values.</summary>
internal sealed class QuickJunction(QuickTest left, QuickTest right, Answer settles) : QuickTest
{
    public override bool MayFail => left.MayFail || right.MayFail;

    public override Answer Of(in Element focus, PathScope scope)
    {
        var first = left.Of(focus, scope);
        if (first == settles || first == Answer.Open)
            return first;
        var second = right.Of(focus, scope);
        // Here neither is the settling value unless the second is; nothing beside anything else stays nothing.
        return second == settles || second == Answer.Open ? second : first == Answer.Empty ? first : second;
    }
}

/// <summary><c>all(criterion)</c></summary>
internal sealed class QuickAll(QuickWalk failing) : QuickTest
{
    public override bool MayFail => failing.MayFail;

    public override Answer Of(in Element focus, PathScope scope)
    {
        var tally = failing.Tally(1);
        failing.Run(focus, scope, ref tally);
        return tally.IsOpen ? Answer.Open : Of(tally.Count == 0);
    }
}

/// <summary>Turns "holds" around for <see cref="QuickAll"/>: nothing counts as not holding.</summary>
internal sealed class QuickFails(QuickTest criterion) : QuickTest
{
    public override bool MayFail => criterion.MayFail;

    public override Answer Of(in Element focus, PathScope scope) => criterion.Of(focus, scope) switch
    {
        Answer.True => Answer.False,
        Answer.Open => Answer.Open,
        _ => Answer.True,
    };
}
