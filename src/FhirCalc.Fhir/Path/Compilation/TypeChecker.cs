using System.Collections.Frozen;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Path.Syntax;

namespace FhirCalc.Fhir.Path.Compilation;

/// <summary>
/// Finds steps that can never give anything, when the type of the focus or of a variable is known: a child that none of the possible types has, or a
/// path that begins with another type. What cannot be known (behind <c>resolve()</c>, in any resource) is not judged.
/// </summary>
internal sealed class TypeChecker
{
    private readonly TypeModel _types;
    private readonly TypeDefinition[]? _context;
    private readonly Dictionary<string, TypeDefinition[]?> _variables = new(StringComparer.Ordinal);

    private TypeChecker(TypeModel types, PathOptions options)
    {
        _types = types;
        _context = options.ContextType is { } context ? [Require(context)] : null;
        // %context is the focus, unless the caller gives that name to something else.
        _variables["context"] = options.Variables.Contains("context") ? null : _context;
        foreach (var (name, type) in options.VariableTypes)
            _variables[name] = [Require(type)];
    }

    private static readonly FrozenSet<string> KeepType = FrozenSet.Create(
        StringComparer.Ordinal, "where", "first", "last", "tail", "skip", "take", "single", "trace", "distinct", "exclude", "intersect", "sort", "defineVariable");

    // Their arguments see the items of the input as $this; those of other functions see the caller's.
    private static readonly FrozenSet<string> TakeCriterion = FrozenSet.Create(
        StringComparer.Ordinal, "where", "select", "exists", "all", "repeat", "sort", "trace", "iif", "aggregate", "defineVariable");

    private static readonly FrozenSet<string> NeedOrder = FrozenSet.Create(StringComparer.Ordinal, "first", "last", "tail", "skip", "take");

    public static void Check(Expression expression, TypeModel types, PathOptions options)
    {
        var checker = new TypeChecker(types, options);
        checker.Visit(expression, checker._context);
    }

    private TypeDefinition Require(string path) => Find(path) ?? throw new PathException($"There is no type '{path}' for the focus or a variable", 0);

    /// <summary>A type, or the type of an element of one: <c>Observation.component</c>.</summary>
    private TypeDefinition? Find(string path)
    {
        var names = path.Split('.');
        var type = _types.Find(names[0]);
        foreach (var name in names.AsSpan(1))
            type = type?.Element(name) is { Types.Count: <= 1 } element ? type.TypeOfChild(element, element.Types.Count == 0 ? "" : element.Types[0].Code) : null;
        return type;
    }

    /// <summary>The types that the items can have, or null where that is unknown or they are System values.</summary>
    private TypeDefinition[]? Visit(Expression expression, TypeDefinition[]? focus)
    {
        switch (expression)
        {
            case NameExpression name:
                return _types.Find(name.Name) is { } type && char.IsAsciiLetterUpper(name.Name[0]) ? Start(type, focus, name.Position) : Child(focus, name);
            case DollarExpression { Name: "this" }:
                return focus;
            case VariableExpression variable:
                return _variables.GetValueOrDefault(variable.Name);
            case MemberExpression { Member: NameExpression child } member:
                return Child(Visit(member.Source, focus), child);
            case MemberExpression { Member: CallExpression call } member:
                if (NeedOrder.Contains(call.Name))
                    RequireOrder(member.Source, call.Name + "()", call.Position);
                return Call(call, Visit(member.Source, focus), focus);
            case CallExpression call:
                return Call(call, focus, focus);
            case IndexExpression index:
                RequireOrder(index.Source, "[]", index.Position);
                Visit(index.Index, focus);
                return Visit(index.Source, focus);
            case SignExpression sign:
                Visit(sign.Operand, focus);
                return null;
            case TypeExpression cast:
                var operand = Visit(cast.Operand, focus);
                return cast.IsCast ? Cast(cast.Type) ?? operand : null;
            case BinaryExpression { Operator: BinaryOperator.Union } union:
                return Union(union, focus);
            case BinaryExpression binary:
                Visit(binary.Left, focus);
                Visit(binary.Right, focus);
                return null;
            default:
                return null;
        }
    }

    // Patient.name | Practitioner.name: search parameters speak of several types so. One part that is about the focus is enough.
    private TypeDefinition[]? Union(BinaryExpression union, TypeDefinition[]? focus)
    {
        var (left, notLeft) = Part(union.Left, focus);
        var (right, notRight) = Part(union.Right, focus);
        return (notLeft, notRight) switch
        {
            (not null, not null) => throw notLeft,
            (null, null) => Both(left, right),
            _ => notLeft is null ? left : right,
        };
    }

    private (TypeDefinition[]? Types, PathException? Other) Part(Expression part, TypeDefinition[]? focus)
    {
        try
        {
            return (Visit(part, focus), null);
        }
        catch (PathException other) when (other.IsAboutAnotherFocus)
        {
            return (null, other);
        }
    }

    private TypeDefinition[]? Call(CallExpression call, TypeDefinition[]? source, TypeDefinition[]? focus)
    {
        if (call.Name is "ofType" or "as")
            return Cast(TypeMatcher.NameOf(call.Arguments[0]));
        if (call.Name is "is")
            return null;
        var inner = TakeCriterion.Contains(call.Name) ? source : focus;
        // repeat() applies its argument to its own results too.
        if (call.Name == "repeat")
            inner = null;
        TypeDefinition[]?[] arguments = [.. call.Arguments.Select(a => Visit(a, inner))];
        return call.Name switch
        {
            "select" => arguments[0],
            "extension" => [_types.Require("Extension")],
            "union" or "combine" => Both(source, arguments[0]),
            "iif" => arguments.Length == 3 ? Both(arguments[1], arguments[2]) : arguments[1],
            _ when KeepType.Contains(call.Name) => source,
            _ => null,
        };
    }

    // N1 5.8: the order of children is undefined, so a choice by position means nothing.
    private static void RequireOrder(Expression source, string what, int position)
    {
        var last = source is MemberExpression member ? member.Member : source;
        if (last is CallExpression { Name: "children" or "descendants" } unordered)
            throw new PathException($"{unordered.Name}() has no order, which {what} needs", position);
    }

    private static TypeDefinition[]? Both(TypeDefinition[]? a, TypeDefinition[]? b) => a is null || b is null ? null : [.. a.Union(b)];

    private TypeDefinition[]? Cast(TypeName name) => name.Namespace != "System" && _types.Find(name.Name) is { } type ? [type] : null;

    private static TypeDefinition[]? Start(TypeDefinition type, TypeDefinition[]? focus, int position)
    {
        if (focus is null)
            return null;
        if (focus.Any(f => type.IsSubtypeOf(f.Name)))
            return [type];
        TypeDefinition[] kept = [.. focus.Where(f => f.IsSubtypeOf(type.Name))];
        return kept.Length > 0 ? kept : throw new PathException($"The focus is {Names(focus)}, never {type.Name}", position) { IsAboutAnotherFocus = true };
    }

    private static TypeDefinition[]? Child(TypeDefinition[]? parents, NameExpression name)
    {
        // Of an abstract type any specialisation may come, with more children.
        if (parents is null || parents.Any(p => p.IsAbstract))
            return null;
        var found = new HashSet<TypeDefinition>();
        foreach (var parent in parents)
        {
            if (parent.Element(name.Name) is not { } element)
                continue;
            if (element.Types.Count == 0)
                found.Add(parent.TypeOfChild(element, ""));
            foreach (var type in element.Types)
                found.Add(parent.TypeOfChild(element, type.Code));
        }
        return found.Count > 0 ? [.. found] : throw new PathException($"{Names(parents)} has no element '{name.Name}'{Advice(parents, name.Name)}", name.Position);
    }

    // valueQuantity is the spelling of JSON; FHIRPath knows only value.
    private static string Advice(TypeDefinition[] parents, string name)
    {
        var choice = parents.SelectMany(p => p.Elements).FirstOrDefault(e => e.IsChoice && name.StartsWith(e.Name, StringComparison.Ordinal));
        return choice is null ? "" : $"; write {choice.Name}.ofType({name[choice.Name.Length..]})";
    }

    private static string Names(TypeDefinition[] types) => string.Join(" or ", types.Take(3).Select(t => t.Name)) + (types.Length > 3 ? " …" : "");
}
