using System.Collections.Frozen;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Path.Syntax;

namespace FhirCalc.Fhir.Path.Compilation;

/// <summary>A type of an expression, looked up once: a FHIR type, a System type, or for an unqualified name (Quantity) both.</summary>
internal sealed class TypeMatcher
{
    private static readonly FrozenSet<string> SystemTypes = FrozenSet.Create(
        StringComparer.Ordinal, "Boolean", "String", "Integer", "Decimal", "Date", "DateTime", "Time", "Quantity");

    private readonly TypeDefinition? _fhir;
    private readonly string? _system;

    private TypeMatcher(TypeDefinition? fhir, string? system)
    {
        _fhir = fhir;
        _system = system;
    }

    public static TypeMatcher Resolve(TypeName name, TypeModel types)
    {
        if (name.Namespace is not (null or "FHIR" or "System"))
            throw new PathException($"There is no namespace '{name.Namespace}'", name.Position);
        var fhir = types.Find(name.Name);
        var isSystem = SystemTypes.Contains(name.Name);
        var isKnown = name.Namespace == "FHIR" ? fhir is not null : fhir is not null || isSystem;
        if (!isKnown)
            throw new PathException($"There is no type '{name.Name}'", name.Position);
        return new TypeMatcher(name.Namespace == "System" ? null : fhir, name.Namespace == "FHIR" || !isSystem ? null : name.Name);
    }

    /// <summary>The argument of <c>is()</c>, <c>as()</c> and <c>ofType()</c>, which is written as a path.</summary>
    public static TypeName NameOf(Expression argument) => argument switch
    {
        NameExpression name => new TypeName(null, name.Name, name.Position),
        MemberExpression { Source: NameExpression space, Member: NameExpression name } => new TypeName(space.Name, name.Name, space.Position),
        _ => throw new PathException("A type name is expected", argument.Position),
    };

    /// <summary>For <c>is</c>: the type itself or one that specialises it.</summary>
    public bool Is(PathValue value) => value is ElementValue element
        ? IsElement(element.Element)
        : value.TypeName == _system && value.TypeNamespace == "System";

    /// <summary>For <c>as</c> and <c>ofType</c>: as <see cref="Is"/>, but a primitive must be of exactly this type (a code is not taken as a string).</summary>
    public bool Casts(PathValue value) => value is ElementValue element ? Casts(element.Element) : Is(value);

    /// <inheritdoc cref="Casts(PathValue)"/>
    public bool Casts(in Element element) => element.IsPrimitive ? element.Type.Name == _fhir?.Name : IsElement(element);

    private bool IsElement(in Element element) => _fhir is not null && (ReferenceEquals(element.Type, _fhir) || element.Type.IsSubtypeOf(_fhir.Name));
}
