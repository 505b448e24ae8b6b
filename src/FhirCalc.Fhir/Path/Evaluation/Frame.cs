namespace FhirCalc.Fhir.Path.Evaluation;

/// <summary>What an expression compiles to.</summary>
internal delegate PathValues Evaluator(Frame frame);

/// <summary>The state of one evaluation: the fixed scope, and what <c>$this</c>, <c>$index</c> and <c>$total</c> are just now.</summary>
internal sealed class Frame(PathScope scope, PathValues context)
{
    public PathScope Scope { get; } = scope;

    /// <summary><c>%context</c>: the original focus.</summary>
    public PathValues Context { get; } = context;

    /// <summary><c>$this</c>, and what a path without a source starts from.</summary>
    public PathValues This = context;

    public int Index;

    public PathValues Total;

    /// <summary>Variables of <c>defineVariable</c>, innermost first.</summary>
    public DefinedVariable? Defined;

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
