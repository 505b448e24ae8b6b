using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Path.Evaluation;
using FhirCalc.Fhir.Path.Functions;
using FhirCalc.Fhir.Path.Quick;
using FhirCalc.Fhir.Path.Syntax;

namespace FhirCalc.Fhir.Path.Compilation;

/// <summary>Turns a syntax tree into delegates. All names are looked up here, so that evaluating cannot meet an unknown one.</summary>
internal sealed class ExpressionCompiler(TypeModel types, PathOptions options, QuickNames names)
{
    private readonly HashSet<string> _defined = new(StringComparer.Ordinal);
    private readonly QuickCompiler _quick = new(types, options, names, isPartial: false);
    private bool _isCovered = options.IsGeneralOnly;

    public TypeModel Types { get; } = types;

    public Evaluator Compile(Expression expression)
    {
        if (expression is SignExpression or BinaryExpression && ConstantFolding.IsConstant(expression))
            return ConstantFolding.Fold(Build(expression));
        // What lies inside of a quick form is evaluated only where that has no answer, and then as plainly as possible.
        if (_isCovered)
            return Build(expression);
        var path = _quick.Path(expression);
        var test = path is null ? _quick.Boolean(expression) : null;
        _isCovered = path is not null || test is not null;
        var general = Build(expression);
        _isCovered = false;
        return path is not null ? QuickEvaluator.Of(path, general) : test is not null ? QuickEvaluator.Of(test, general) : general;
    }

    private Evaluator Build(Expression expression) => expression switch
    {
        LiteralExpression literal => Constant(PathValues.OfNullable(literal.Value)),
        NameExpression name => Start(name),
        VariableExpression variable => Variable(variable),
        DollarExpression dollar => Dollar(dollar.Name),
        CallExpression call => Call(call, static frame => frame.This),
        MemberExpression member => Member(member),
        IndexExpression index => Index(Compile(index.Source), Compile(index.Index)),
        SignExpression sign => Sign(sign),
        BinaryExpression { Operator: BinaryOperator.In } within when IsClosed(within.Right) => BinaryCompiler.In(Compile(within.Left), new ClosedCollection(Compile(within.Right))),
        BinaryExpression binary => BinaryCompiler.Compile(binary.Operator, Compile(binary.Left), Compile(binary.Right)),
        TypeExpression type => type.IsCast
            ? Cast(Compile(type.Operand), TypeMatcher.Resolve(type.Type, Types))
            : TypeFunctions.Is(Compile(type.Operand), TypeMatcher.Resolve(type.Type, Types)),
        _ => throw new InvalidOperationException($"{expression.GetType().Name} has no compilation"),
    };

    /// <summary>Makes a name of <c>defineVariable</c> known to what follows.</summary>
    public void Define(string name, int position)
    {
        if (StandardVariables.IsStandard(name) || options.Variables.Contains(name))
            throw new PathException($"%{name} is already defined", position);
        _defined.Add(name);
    }

    /// <summary>The operator <c>as</c> and the function of that name.</summary>
    public Evaluator Cast(Evaluator operand, TypeMatcher type) => options.CastsSelect ? TypeFunctions.OfType(operand, type) : TypeFunctions.As(operand, type);

    private bool IsClosed(Expression expression) => !options.IsGeneralOnly && !options.Variables.Contains("resource") && ClosedExpression.Is(expression);

    private static Evaluator Constant(PathValues values) => _ => values;

    private Evaluator Start(NameExpression expression)
    {
        var name = expression.Name;
        // Elements start with a small letter and types that a path can begin with by a capital one, so the two cannot be confused.
        if (name.Length == 0 || !char.IsAsciiLetterUpper(name[0]))
            return frame => Navigation.Children(frame.This, name);
        if (Types.Find(name) is null)
            throw new PathException($"There is no type '{name}'", expression.Position);
        return frame => Navigation.Start(frame.This, name);
    }

    private Evaluator Member(MemberExpression member)
    {
        // %resource.element.first(), asked for each of many elements, must not gather them all each time.
        if (member.Member is CallExpression { Name: "first", Arguments: [] } && !_isCovered && _quick.Path(member.Source) is { } path)
            return QuickEvaluator.First(path, SubsetFunctions.First(Compile(member.Source)));
        var source = Compile(member.Source);
        switch (member.Member)
        {
            case CallExpression call:
                return Call(call, source);
            case NameExpression { Name: var name }:
                return frame => Navigation.Children(source(frame), name);
            default:
                return Compile(member.Member);
        }
    }

    private Evaluator Call(CallExpression call, Evaluator source)
    {
        if (!FunctionTable.All.TryGetValue(call.Name, out var function))
            throw new PathException($"There is no function '{call.Name}'", call.Position);
        if (call.Arguments.Count < function.FewestArguments || call.Arguments.Count > function.MostArguments)
            throw new PathException($"{call.Name}() takes {function.Arity}, not {call.Arguments.Count}", call.Position);
        return function.Build(new Call(call, source, this));
    }

    private Evaluator Variable(VariableExpression variable)
    {
        var name = variable.Name;
        if (_defined.Contains(name))
            return frame => StandardVariables.Defined(frame, name);
        if (options.Variables.Contains(name))
            return frame => frame.Scope.Variables.TryGetValue(name, out var values) ? PathValues.From(values) : PathValues.Empty;
        return StandardVariables.Find(name) ?? throw new PathException($"There is no variable '%{name}'", variable.Position);
    }

    private static Evaluator Dollar(string name) => name switch
    {
        "this" => static frame => frame.This,
        "index" => static frame => PathValues.Of(frame.Index),
        _ => static frame => frame.Total,
    };

    private static Evaluator Index(Evaluator source, Evaluator index) => frame =>
    {
        var values = source(frame);
        return Singleton.Integer(index(frame), "An index") is { } i && i >= 0 && i < values.Count ? PathValues.Of(values[i]) : PathValues.Empty;
    };

    private Evaluator Sign(SignExpression sign)
    {
        var operand = Compile(sign.Operand);
        return frame =>
        {
            if (Singleton.System(operand(frame), "The sign") is not { } value)
                return PathValues.Empty;
            var negated = Arithmetic.Negate(value);
            return PathValues.OfNullable(sign.Negative ? negated : value);
        };
    }
}
