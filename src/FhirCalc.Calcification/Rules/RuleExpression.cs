using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Rules;

/// <summary>An expression of a plan, with its quick form where it has one.</summary>
internal sealed class RuleExpression(CompiledPath path, QuickForm? quick)
{
    public string Text => path.Expression;

    public IReadOnlyList<PathValue> Evaluate(FindingScope scope) =>
        quick is not null && quick.TryEvaluate(scope, out var values) ? values : scope.Evaluate(path);
}
