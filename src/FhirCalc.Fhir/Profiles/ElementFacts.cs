using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Profiles;

/// <summary>
/// What one element of a definition says, and what is checked already elsewhere: by the core types, or by the element that a
/// slice is cut from. Only the difference is compiled, so that one cause gives one issue.
/// </summary>
/// <param name="Definition">The element.</param>
/// <param name="Asserted">Definitions whose rules are checked for the same content anyway.</param>
/// <param name="Rule">Canonical of the definition, <c>#</c> and the element id.</param>
internal sealed record ElementFacts(ElementDefinition Definition, IReadOnlyList<ElementDefinition> Asserted, string Rule)
{
    /// <summary>Canonical of the definition.</summary>
    public string Canonical => Rule[..Rule.IndexOf('#', StringComparison.Ordinal)];

    /// <summary>The property whose name is the prefix and a type (<c>fixedCode</c>), unless it is asserted already.</summary>
    public Node NewChoice(string prefix)
    {
        var value = Choice(Definition, prefix);
        return value.Exists && !Asserted.Any(known => Choice(known, prefix) is { Exists: true } other && other.Raw.SequenceEqual(value.Raw)) ? value : default;
    }

    /// <summary>The property, unless it is asserted already.</summary>
    public Node NewValue(string name)
    {
        var value = Definition.Source[name];
        return value.Exists && !Asserted.Any(known => known.Source[name] is { Exists: true } other && other.Raw.SequenceEqual(value.Raw)) ? value : default;
    }

    public static Node Choice(ElementDefinition definition, string prefix)
    {
        foreach (var property in definition.Source.Children)
        {
            var name = property.Name;
            if (name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.Ordinal) && char.IsAsciiLetterUpper(name[prefix.Length]))
                return property;
        }

        return default;
    }
}
