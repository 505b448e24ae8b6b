using System.Text;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Path.Compilation;
using FhirCalc.Fhir.Path.Evaluation;
using FhirCalc.Fhir.Path.Syntax;

namespace FhirCalc.Fhir.Path.Quick;

/// <summary>
/// Finds the quick form of an expression, where it has one: most invariants are conditions on plain paths. A quick form answers
/// as the general evaluation does, or says that it has no answer; a test compares both. Null stands for "no quick form".
/// </summary>
/// <param name="types">The types.</param>
/// <param name="options">The options of the compilation.</param>
/// <param name="names">What the expressions of one compiler share.</param>
/// <param name="isPartial">Whether <c>and</c>, <c>or</c> and <c>implies</c> may have a quick form for their left side alone.</param>
internal sealed class QuickCompiler(TypeModel types, PathOptions options, QuickNames names, bool isPartial)
{
    /// <summary>An expression that is asked as a condition.</summary>
    public QuickTest? Test(Expression expression) => expression switch
    {
        BinaryExpression { Operator: BinaryOperator.And } both => Junction(Test(both.Left), both.Right, Answer.False),
        BinaryExpression { Operator: BinaryOperator.Or } either => Junction(Test(either.Left), either.Right, Answer.True),
        BinaryExpression { Operator: BinaryOperator.Implies } implied => Junction(Negated(Test(implied.Left)), implied.Right, Answer.True),
        BinaryExpression { Operator: BinaryOperator.Equal } equal => Equal(equal),
        BinaryExpression { Operator: BinaryOperator.NotEqual } different => Negated(Equal(different)),
        BinaryExpression { Operator: BinaryOperator.In } within => In(within),
        BinaryExpression { Operator: BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual } order => Compare(order),
        MemberExpression { Member: CallExpression call } member => Call(call, member.Source),
        CallExpression call => Call(call, null),
        _ => Walk(expression) is { } path ? new QuickCondition(path) : null,
    };

    /// <summary>An expression that gives a boolean itself; of a path only the condition is one.</summary>
    public QuickTest? Boolean(Expression expression) => Test(expression) is { } test and not QuickCondition ? test : null;

    /// <summary>A path that begins with a step; <c>$this</c> and <c>%resource</c> by themselves need none.</summary>
    public QuickWalk? Path(Expression expression) => expression is NameExpression or MemberExpression or CallExpression ? Walk(expression) : null;

    /// <summary>A path of plain steps, to which one more can be added.</summary>
    private QuickWalk? Walk(Expression? expression, QuickStep? last = null)
    {
        var steps = new List<Func<QuickStep?, QuickStep>>();
        var origin = QuickOrigin.Focus;
        while (expression is not null)
        {
            Expression? source = null;
            var at = expression;
            if (expression is MemberExpression member)
                (source, at) = (member.Source, member.Member);
            switch (at)
            {
                case NameExpression name:
                    steps.Add(source is null && IsTypeName(name.Name) ? next => new QuickStart(name.Name, next) : next => new QuickChild(name.Name, next));
                    break;
                case CallExpression { Name: "where", Arguments: [var criterion] } when Test(criterion) is { } test:
                    if (test is QuickCoding coding && ChildBefore(ref source) is { } child)
                        steps.Add(next => coding.Picking(child, new QuickChild(child, new QuickWhere(test, next)), next));
                    else
                        steps.Add(next => new QuickWhere(test, next));
                    break;
                case CallExpression { Name: "select", Arguments: [var projection] } when Walk(projection) is { First: not null, IsFromFocus: true }:
                    steps.Add(next => Walk(projection, next)!.First!);
                    break;
                case CallExpression { Name: "ofType", Arguments: [var type] } when Matcher(type) is { } matcher:
                    steps.Add(next => new QuickOfType(matcher, next));
                    break;
                case BinaryExpression { Operator: BinaryOperator.Union } union when source is null && Parts(union) is { } parts:
                    steps.Add(next => new QuickUnion(parts, next));
                    break;
                case DollarExpression { Name: "this" } when source is null:
                    break;
                case VariableExpression { Name: "resource" } when source is null && !options.Variables.Contains("resource"):
                    origin = QuickOrigin.Resource;
                    break;
                case VariableExpression variable when source is null && options.Variables.Contains(variable.Name):
                    origin = QuickOrigin.Variable(variable.Name);
                    break;
                default:
                    return null;
            }

            expression = source;
        }

        var first = last;
        foreach (var step in steps)
            first = step(first);
        return new QuickWalk(origin, first);
    }

    // The step to a child that stands before a filter. It is taken together with the filter.
    private static string? ChildBefore(ref Expression? source)
    {
        var (child, rest) = source switch
        {
            NameExpression name => (name.Name, null),
            MemberExpression { Member: NameExpression name } member => (name.Name, member.Source),
            _ => ((string?)null, source),
        };
        if (child is null || (rest is null && IsTypeName(child)))
            return null;
        source = rest;
        return child;
    }

    private QuickTest? Call(CallExpression call, Expression? source) => (call.Name, call.Arguments) switch
    {
        ("exists", []) => Walk(source) is { } path ? Exists(source, path) : null,
        ("empty", []) => Walk(source) is { } path ? new QuickExists(path, false) : null,
        ("exists", [var criterion]) => Filtered(source, criterion) is { } path ? new QuickExists(path, true) : null,
        ("all", [var criterion]) => All(source, criterion),
        ("not", []) when source is not null => Negated(Test(source)),
        ("startsWith" or "endsWith" or "contains", [LiteralExpression { Value: StringValue { Value: { Length: > 0 } text } }]) =>
            Walk(source) is { } path ? new QuickSearch(path, call.Name, Encoding.UTF8.GetBytes(text)) : null,
        ("hasValue", []) => Walk(source) is { } path ? new QuickHasValue(path) : null,
        ("memberOf", [LiteralExpression { Value: StringValue valueSet }]) => Walk(source) is { } path ? new QuickMemberOf(path, names.Shared(valueSet.Value)) : null,
        ("where" or "ofType", [_]) => Condition(source, call),
        _ => null,
    };

    // name.coding.where(system = 'a' and code = 'b').exists()
    private QuickTest Exists(Expression? source, QuickWalk path)
    {
        var exists = new QuickExists(path, true);
        return source is MemberExpression
        {
            Source: MemberExpression { Source: NameExpression { Name: var name }, Member: NameExpression { Name: "coding" } },
            Member: CallExpression { Name: "where", Arguments: [BinaryExpression { Operator: BinaryOperator.And } both] },
        } && !IsTypeName(name) && Test(both.Left) is QuickText { Name: "system", Texts: [var system] } && Test(both.Right) is QuickText { Name: "code" } code
            ? new QuickCoding(name, system, code.Texts, exists, names)
            : exists;
    }

    private QuickWalk[]? Parts(BinaryExpression union)
    {
        var left = union.Left is BinaryExpression { Operator: BinaryOperator.Union } inner ? Parts(inner) : Walk(union.Left) is { } one ? [one] : null;
        return left is not null && Walk(union.Right) is { } last ? [.. left, last] : null;
    }

    private QuickCompare? Compare(BinaryExpression order)
    {
        var literal = order.Right switch
        {
            LiteralExpression { Value: IntegerValue integer } => integer.Value,
            LiteralExpression { Value: DecimalValue number } => number.Value,
            _ => (decimal?)null,
        };
        return literal is { } value && Walk(order.Left) is { } path ? new QuickCompare(path, order.Operator, value) : null;
    }

    private QuickCondition? Condition(Expression? source, CallExpression call) =>
        Walk(source is null ? call : new MemberExpression(source, call, call.Position)) is { } path ? new QuickCondition(path) : null;

    private QuickWalk? Filtered(Expression? source, Expression criterion)
    {
        var where = new CallExpression("where", [criterion], criterion.Position);
        return Walk(source is null ? where : new MemberExpression(source, where, criterion.Position));
    }

    private QuickAll? All(Expression? source, Expression criterion) =>
        Test(criterion) is { } test && Walk(source, new QuickWhere(new QuickFails(test), null)) is { } path ? new QuickAll(path) : null;

    // A right side without a quick form matters only where the left one leaves the question to it.
    private QuickJunction? Junction(QuickTest? left, Expression right, Answer settles) =>
        left is not null && (Test(right) ?? (isPartial ? QuickUnknown.Instance : null)) is { } other ? new QuickJunction(left, other, settles) : null;

    private static QuickNot? Negated(QuickTest? operand) => operand is null ? null : new QuickNot(operand);

    private QuickTest? Equal(BinaryExpression equal)
    {
        if (Boolean(equal.Left) is { } left && Boolean(equal.Right) is { } right)
            return new QuickSame(left, right);
        var (path, text) = equal.Left is LiteralExpression ? (equal.Right, equal.Left) : (equal.Left, equal.Right);
        if (text is not LiteralExpression { Value: StringValue { Value: var value } } || Walk(path) is not { } walk)
            return null;
        var utf8 = Encoding.UTF8.GetBytes(value);
        var test = new QuickEquals(walk, utf8);
        return walk.ChildName is { } name ? new QuickText(name, [utf8], test) : test;
    }

    private QuickTest? In(BinaryExpression within)
    {
        if (!options.Variables.Contains("resource") && ClosedExpression.Is(within.Right))
            return Walk(within.Left) is { } item ? new QuickInClosed(item, new ClosedCollection(new ExpressionCompiler(types, options, names).Compile(within.Right))) : null;
        var texts = new List<byte[]>();
        if (!Gather(within.Right, texts) || Walk(within.Left) is not { } walk)
            return null;
        var test = new QuickIn(walk, [.. texts]);
        return walk.ChildName is { } name ? new QuickText(name, [.. texts], test) : test;
    }

    private static bool Gather(Expression list, List<byte[]> texts)
    {
        if (list is BinaryExpression { Operator: BinaryOperator.Union } union)
            return Gather(union.Left, texts) && Gather(union.Right, texts);
        if (list is not LiteralExpression { Value: StringValue text })
            return false;
        texts.Add(Encoding.UTF8.GetBytes(text.Value));
        return true;
    }

    private static bool IsTypeName(string name) => name.Length > 0 && char.IsAsciiLetterUpper(name[0]);

    // The general compilation words what is wrong with a type.
    private TypeMatcher? Matcher(Expression argument)
    {
        try
        {
            return TypeMatcher.Resolve(TypeMatcher.NameOf(argument), types);
        }
        catch (PathException)
        {
            return null;
        }
    }
}
