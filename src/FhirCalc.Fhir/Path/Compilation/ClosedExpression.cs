using FhirCalc.Fhir.Path.Syntax;

namespace FhirCalc.Fhir.Path.Compilation;

/// <summary>
/// Paths from <c>%resource</c> that do not depend on where they stand: <c>%resource.entry.fullUrl</c> gives the same for every entry
/// that asks whether something is in it.
/// </summary>
internal static class ClosedExpression
{
    private static readonly HashSet<string> WithCriterion = new(StringComparer.Ordinal) { "where", "select", "exists", "all" };
    private static readonly HashSet<string> WithType = new(StringComparer.Ordinal) { "ofType", "as", "is" };

    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "first", "last", "tail", "empty", "not", "count", "distinct", "hasValue", "startsWith", "endsWith", "contains", "matches", "replace", "replaceMatches", "lower", "upper",
    };

    public static bool Is(Expression expression) => expression is MemberExpression && Is(expression, isInner: false);

    /// <param name="expression">A part of the expression.</param>
    /// <param name="isInner">Whether <c>$this</c> is an item of the expression itself.</param>
    private static bool Is(Expression expression, bool isInner) => expression switch
    {
        LiteralExpression => true,
        VariableExpression { Name: "resource" } => true,
        NameExpression or DollarExpression { Name: "this" } => isInner,
        MemberExpression { Member: NameExpression } member => Is(member.Source, isInner),
        MemberExpression { Member: CallExpression call } member => Is(member.Source, isInner) && IsCall(call, isInner),
        CallExpression call => isInner && IsCall(call, isInner),
        BinaryExpression binary => Is(binary.Left, isInner) && Is(binary.Right, isInner),
        _ => false,
    };

    private static bool IsCall(CallExpression call, bool isInner) =>
        WithType.Contains(call.Name)
        || (WithCriterion.Contains(call.Name) && call.Arguments.All(argument => Is(argument, isInner: true)))
        || (Plain.Contains(call.Name) && call.Arguments.All(argument => Is(argument, isInner)));
}
