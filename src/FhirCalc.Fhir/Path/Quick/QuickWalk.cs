using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Path.Compilation;

namespace FhirCalc.Fhir.Path.Quick;

/// <summary>A path of plain steps (children, <c>where</c>, <c>ofType</c>) from one element, walked without collecting what lies between.</summary>
/// <param name="origin">Where it starts.</param>
/// <param name="first">The first step; null when the path is only its start.</param>
internal sealed class QuickWalk(QuickOrigin origin, QuickStep? first)
{
    public QuickStep? First => first;

    public bool IsFromFocus => origin == QuickOrigin.Focus;

    /// <summary>See <see cref="QuickTest.MayFail"/>.</summary>
    public bool MayFail { get; } = origin.MayFail || first?.MayFail == true;

    /// <summary>The name of the child, if the path is nothing but one step to a child of the focus.</summary>
    public string? ChildName => IsFromFocus ? (first as QuickChild)?.LastName : null;

    /// <summary>A tally for this path that has seen enough after some elements.</summary>
    public Tally Tally(int enough) => new(MayFail ? int.MaxValue : enough);

    public void Run(in Element focus, PathScope scope, ref Tally tally) => origin.Run(first, focus, scope, ref tally);
}

/// <summary>One step of a path. It hands what it leads to on to the next step, one element after the other.</summary>
internal abstract class QuickStep(QuickStep? next)
{
    protected bool IsLast => next is null;

    /// <summary>Whether this step or one behind it has a criterion that may fail.</summary>
    public virtual bool MayFail => next?.MayFail == true;

    /// <summary>Goes on from an element; false ends the whole walk.</summary>
    public abstract bool Visit(in Element element, PathScope scope, ref Tally tally);

    protected bool HandOn(in Element element, PathScope scope, ref Tally tally) =>
        next is null ? tally.Take(element) : next.Visit(element, scope, ref tally);
}

/// <summary><c>where(criterion)</c></summary>
internal sealed class QuickWhere(QuickTest criterion, QuickStep? next) : QuickStep(next)
{
    public override bool MayFail => criterion.MayFail || base.MayFail;

    public override bool Visit(in Element element, PathScope scope, ref Tally tally) => criterion.Of(element, scope) switch
    {
        Answer.True => HandOn(element, scope, ref tally),
        Answer.Open => tally.GiveUp(),
        _ => true,
    };
}

/// <summary><c>ofType(type)</c></summary>
internal sealed class QuickOfType(TypeMatcher type, QuickStep? next) : QuickStep(next)
{
    public override bool Visit(in Element element, PathScope scope, ref Tally tally) =>
        !type.Casts(element) || HandOn(element, scope, ref tally);
}

/// <summary>A type name at the start of a path.</summary>
internal sealed class QuickStart(string typeName, QuickStep? next) : QuickStep(next)
{
    public override bool Visit(in Element element, PathScope scope, ref Tally tally) =>
        !element.Type.IsSubtypeOf(typeName) || HandOn(element, scope, ref tally);
}
