using System.Collections.Concurrent;
using System.Text;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Definitions;

/// <summary>
/// The types of one set of definitions, each compiled from its snapshot when first asked for. Types, once compiled,
/// do not change; any number of threads may ask.
/// </summary>
public sealed class TypeModel
{
    private const int LongestName = 250;
    private const string CorePrefix = "http://hl7.org/fhir/StructureDefinition/";

    private readonly ConcurrentDictionary<string, TypeDefinition> _types = new(StringComparer.Ordinal);

    // Replaced as a whole when another resource is met for the first time.
    private volatile Utf8Table<TypeDefinition> _resources = new([]);

    /// <summary>Types of the given definitions; nothing is read yet.</summary>
    public TypeModel(DefinitionSet definitions) => Definitions = definitions;

    /// <summary>Where the types come from.</summary>
    public DefinitionSet Definitions { get; }

    /// <summary>The type of this name (<c>Observation</c>, <c>Quantity</c>, <c>string</c>), or null when there is none.</summary>
    public TypeDefinition? Find(string typeName)
    {
        if (_types.TryGetValue(typeName, out var known))
            return known;
        // A name that is no type is not remembered: names come from content, and there is no end of wrong ones.
        return Compile(typeName) is { } compiled ? _types.GetOrAdd(typeName, compiled) : null;
    }

    /// <summary>Whether this names a resource that can exist by itself (not <c>Resource</c> or <c>DomainResource</c>).</summary>
    public bool IsResource(string name) => Find(name) is { Kind: TypeKind.Resource, IsAbstract: false };

    /// <summary>The resource type that a <c>resourceType</c> names; null when it names none.</summary>
    internal TypeDefinition? FindResource(Node resourceType)
    {
        if (resourceType.IsPlainText && _resources.Find(resourceType.StringBody) is { } known)
            return known;
        if (resourceType.Length > LongestName || resourceType.GetString() is not { } name || !name.All(char.IsAsciiLetter) || Find(name) is not { Kind: TypeKind.Resource } type)
            return null;
        lock (_types)
        {
            if (_resources.Find(Encoding.UTF8.GetBytes(name)) is null)
                _resources = new Utf8Table<TypeDefinition>([.. _resources.Items, (Encoding.UTF8.GetBytes(name), type)]);
        }

        return type;
    }

    /// <summary>The type of this name.</summary>
    /// <exception cref="InvalidOperationException">The definitions lack it: they are not a complete R4 core.</exception>
    internal TypeDefinition Require(string typeName) => Find(typeName)
        ?? throw new InvalidOperationException($"The definitions have no type '{typeName}'.");

    private TypeDefinition? Compile(string name)
    {
        if (!Definitions.TryFind(CorePrefix + name, "StructureDefinition", out var definition))
            return null;
        var root = definition.Root;
        var isType = root["derivation"u8].GetString() != "constraint" && root["type"u8].GetString() == name;
        return isType && root["snapshot"u8].Exists ? TypeCompiler.Compile(this, name, definition) : null;
    }
}
