using FhirCalc.Fhir.Path.Evaluation;
using FhirCalc.Fhir.Path.Syntax;

namespace FhirCalc.Fhir.Path.Compilation;

/// <summary>Operators on literals are computed once: invariants compare with lists such as <c>('a' | 'b' | 'c')</c> and with <c>-1</c>.</summary>
internal static class ConstantFolding
{
    public static bool IsConstant(Expression expression) => expression switch
    {
        LiteralExpression => true,
        SignExpression sign => IsConstant(sign.Operand),
        BinaryExpression binary => IsConstant(binary.Left) && IsConstant(binary.Right),
        _ => false,
    };

    /// <summary>An expression that fails stays as it is, to fail when it is evaluated.</summary>
    public static Evaluator Fold(Evaluator evaluator)
    {
        try
        {
            // Literals ask nothing of the frame.
            var values = evaluator(new Frame());
            return _ => values;
        }
        catch (PathEvaluationException)
        {
            return evaluator;
        }
    }
}
