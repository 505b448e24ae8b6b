using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Path.Quick;

/// <summary>A condition that is answered by looking at the text, without values in between, or left open.</summary>
internal abstract class QuickTest
{
    /// <summary>Whether the general evaluation can fail on some content. Then a quick one must not end before it has seen all of it.</summary>
    public virtual bool MayFail => false;

    public abstract Answer Of(in Element focus, PathScope scope);

    protected static Answer Of(bool value) => value ? Answer.True : Answer.False;
}

/// <summary>A part that has no quick form.</summary>
internal sealed class QuickUnknown : QuickTest
{
    public static readonly QuickUnknown Instance = new();

    public override bool MayFail => true;

    public override Answer Of(in Element focus, PathScope scope) => Answer.Open;
}

/// <summary><c>exists()</c> and <c>empty()</c></summary>
internal sealed class QuickExists(QuickWalk source, bool wanted) : QuickTest
{
    public override bool MayFail => source.MayFail;

    public override Answer Of(in Element focus, PathScope scope)
    {
        var tally = source.Tally(1);
        source.Run(focus, scope, ref tally);
        return tally.IsOpen ? Answer.Open : Of(tally.Count > 0 == wanted);
    }
}

/// <summary>A test of the only item that a path leads to.</summary>
internal abstract class QuickItemTest(QuickWalk source) : QuickTest
{
    public override bool MayFail => true;

    public sealed override Answer Of(in Element focus, PathScope scope)
    {
        var tally = source.Tally(2);
        source.Run(focus, scope, ref tally);
        return tally.IsOpen ? Answer.Open : tally.Count switch
        {
            0 => WhenNone,
            1 => OfItem(tally.First, scope),
            _ => WhenMany,
        };
    }

    protected virtual Answer WhenNone => Answer.Empty;

    /// <summary>Mostly an error, which the general evaluation words.</summary>
    protected virtual Answer WhenMany => Answer.Open;

    protected abstract Answer OfItem(in Element item, PathScope scope);

    /// <summary>Whether an item is what operators see as a string, spelled as a JSON string.</summary>
    protected static bool IsText(in Element item) => item.Type.IsText && item.Node.IsString;
}

/// <summary>A path where a condition is expected: a boolean, or whether something is there.</summary>
internal sealed class QuickCondition(QuickWalk source) : QuickItemTest(source)
{
    protected override Answer OfItem(in Element item, PathScope scope)
    {
        if (!item.IsPrimitive)
            return Answer.True;
        if (item.Type.Name != "boolean")
            return item.HasValue ? Answer.True : Answer.Open;
        return item.Node.Kind switch { NodeKind.True => Answer.True, NodeKind.False => Answer.False, _ => Answer.Open };
    }
}

/// <summary><c>path = 'text'</c></summary>
internal sealed class QuickEquals(QuickWalk source, byte[] text) : QuickItemTest(source)
{
    private readonly bool _mayFail = source.MayFail;

    public override bool MayFail => _mayFail;

    protected override Answer WhenMany => Answer.False;

    protected override Answer OfItem(in Element item, PathScope scope) => IsText(item) ? Of(item.Node.TextEquals(text)) : Answer.Open;
}

/// <summary><c>path in ('a' | 'b')</c></summary>
internal sealed class QuickIn(QuickWalk source, byte[][] texts) : QuickItemTest(source)
{
    protected override Answer OfItem(in Element item, PathScope scope)
    {
        if (!IsText(item))
            return Answer.Open;
        foreach (var text in texts)
        {
            if (item.Node.TextEquals(text))
                return Answer.True;
        }

        return Answer.False;
    }
}

/// <summary><c>memberOf('value set')</c></summary>
internal sealed class QuickMemberOf(QuickWalk source, string valueSet) : QuickItemTest(source)
{
    protected override Answer OfItem(in Element item, PathScope scope) =>
        scope.Memo.MemberOf(item, valueSet, scope.Environment) is { } answer ? Of(answer) : Answer.Open;
}

/// <summary><c>hasValue()</c></summary>
internal sealed class QuickHasValue(QuickWalk source) : QuickItemTest(source)
{
    private readonly bool _mayFail = source.MayFail;

    public override bool MayFail => _mayFail;

    protected override Answer WhenNone => Answer.False;

    protected override Answer WhenMany => Answer.False;

    protected override Answer OfItem(in Element item, PathScope scope) => Of(item.HasValue);
}
