namespace FhirCalc.Fhir.Path.Evaluation;

/// <summary>What an expression compiles to.</summary>
internal delegate PathValues Evaluator(Frame frame);

/// <summary>The state of one evaluation: the fixed scope, and what <c>$this</c>, <c>$index</c> and <c>$total</c> are just now.</summary>
internal sealed class Frame
{
    // Validation evaluates hundreds of expressions for one resource, one after the other, and some of them inside of another (by way of
    // the environment, or of a variable that is computed when it is asked for).
    [ThreadStatic]
    private static Frame? _free;

    private Frame? _nextFree;

    public PathScope Scope { get; private set; } = null!;

    /// <summary><c>%context</c>: the original focus.</summary>
    public PathValues Context { get; private set; }

    /// <summary><c>$this</c>, and what a path without a source starts from.</summary>
    public PathValues This;

    public int Index;

    public PathValues Total;

    /// <summary>Variables of <c>defineVariable</c>, innermost first.</summary>
    public DefinedVariable? Defined;

    public static Frame Rent(PathScope scope, PathValues context)
    {
        var frame = _free ?? new Frame();
        (_free, frame._nextFree) = (frame._nextFree, null);
        (frame.Scope, frame.Context, frame.This) = (scope, context, context);
        return frame;
    }

    /// <summary>Gives the frame back without what it refers to. Not called after a failure: then the frame is dropped.</summary>
    public void Return()
    {
        (Scope, Context, This, Index, Total, Defined) = (null!, default, default, 0, default, null);
        (_nextFree, _free) = (_free, this);
    }

    /// <summary>Runs an expression with another <c>$this</c>. A failed evaluation drops the frame, so nothing needs restoring then.</summary>
    public PathValues With(PathValues focus, int index, Evaluator evaluator)
    {
        var (savedThis, savedIndex, savedDefined) = (This, Index, Defined);
        (This, Index) = (focus, index);
        var result = evaluator(this);
        (This, Index, Defined) = (savedThis, savedIndex, savedDefined);
        return result;
    }
}

internal sealed record DefinedVariable(string Name, PathValues Value, DefinedVariable? Outer);
