using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Rules;

/// <summary>An expression of a plan, with its quick form where it has one.</summary>
internal sealed class RuleExpression(CompiledPath path, QuickForm? quick)
{
    // Most expressions give nothing: one object serves them all.
    private static readonly IReadOnlyList<PathValue> Nothing = PathValues.Empty;

    public string Text => path.Expression;

    public IReadOnlyList<PathValue> Evaluate(FindingScope scope)
    {
        if (quick is not null && quick.TryEvaluate(scope, out var known))
            return known;
        var values = scope.Evaluate(path);
        return values.IsEmpty ? Nothing : values;
    }
}
