using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Path.Evaluation;
using FhirCalc.Fhir.Path.Quick;

namespace FhirCalc.Fhir.Path;

/// <summary>An expression ready to run, on any number of threads.</summary>
public sealed class CompiledPath
{
    private readonly Evaluator _evaluator;
    private readonly QuickTest? _quick;

    internal CompiledPath(string expression, Evaluator evaluator, QuickTest? quick)
    {
        Expression = expression;
        _evaluator = evaluator;
        _quick = quick;
    }

    /// <summary>The text it was compiled from.</summary>
    public string Expression { get; }

    /// <summary>The items that the expression selects or computes.</summary>
    /// <exception cref="PathEvaluationException">The expression has no result for this input.</exception>
    /// <exception cref="PathUndecidedException">The environment could not answer what the result depends on.</exception>
    public PathValues Evaluate(Element focus, PathScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return Evaluate(focus.Exists ? PathValues.Of(new ElementValue(focus)) : PathValues.Empty, scope);
    }

    /// <summary>The items for a focus of any items. One <see cref="ElementValue"/> may serve many expressions.</summary>
    /// <inheritdoc cref="Evaluate(Element, PathScope)"/>
    public PathValues Evaluate(PathValues focus, PathScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var frame = Frame.Rent(scope, focus);
        var result = _evaluator(frame);
        frame.Return();
        return result;
    }

    /// <summary>The result as a condition: null where it is empty; a single item that is no boolean counts as true.</summary>
    /// <inheritdoc cref="Evaluate(Element, PathScope)"/>
    public bool? EvaluateBoolean(Element focus, PathScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return (_quick is null || !focus.Exists ? Answer.Open : _quick.Of(focus, scope)) switch
        {
            Answer.True => true,
            Answer.False => false,
            Answer.Empty => null,
            _ => Singleton.Boolean(Evaluate(focus, scope)),
        };
    }

    /// <inheritdoc cref="EvaluateBoolean(Element, PathScope)"/>
    public bool? EvaluateBoolean(PathValues focus, PathScope scope) => Singleton.Boolean(Evaluate(focus, scope));

    /// <inheritdoc/>
    public override string ToString() => Expression;
}
