using FhirCalc.Fhir.Path.Compilation;
using FhirCalc.Fhir.Path.Evaluation;
using FhirCalc.Fhir.Path.Syntax;

namespace FhirCalc.Fhir.Path.Functions;

/// <summary>
/// One call while it is compiled. An argument runs in the frame of the call, so that its <c>$this</c> is the caller's;
/// a function that takes a criterion runs the argument with <see cref="Frame.With"/> for each item.
/// </summary>
internal sealed class Call(CallExpression expression, Evaluator source, ExpressionCompiler compiler)
{
    /// <summary>The input collection.</summary>
    public Evaluator Source { get; } = source;

    public ExpressionCompiler Compiler { get; } = compiler;

    public string Name => expression.Name;

    public int Count => expression.Arguments.Count;

    public Expression Syntax(int index) => expression.Arguments[index];

    public Evaluator Argument(int index) => Compiler.Compile(expression.Arguments[index]);

    public Evaluator? OptionalArgument(int index) => index < Count ? Argument(index) : null;

    /// <summary>The text of an argument that is a string literal.</summary>
    public string? LiteralText(int index) =>
        index < Count && Syntax(index) is LiteralExpression { Value: StringValue text } ? text.Value : null;

    public PathException Error(string message) => new($"{Name}(): {message}", expression.Position);
}
