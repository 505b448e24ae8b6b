using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Path.Evaluation;
using FhirCalc.Fhir.Path.Syntax;

namespace FhirCalc.Fhir.Path.Compilation;

internal sealed class ExpressionCompiler(TypeModel types, PathOptions options)
{
    public Evaluator Compile(Expression expression) => throw new PathException($"{expression} {types} {options}", expression.Position);
}
