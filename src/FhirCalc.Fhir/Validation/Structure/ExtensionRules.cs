using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path;
using FhirCalc.Fhir.Profiles;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Validation.Structure;

/// <summary>Extensions whose definition is loaded are held to it: where they stand, whether they modify, what they carry.</summary>
internal sealed class ExtensionRules(Engine engine, ValidationOptions options)
{
    private const string Rule = "http://hl7.org/fhir/StructureDefinition/Extension#Extension.url";

    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, KnownExtension> _known = new(StringComparer.Ordinal);

    public void Check(in Element extension, in Element owner, Scope scope)
    {
        if (extension.Node["url"u8].GetString() is not { Length: > 0 } url)
            return;
        // Inside a complex extension a plain name is resolved by the definition of the outer one.
        if (owner.Type.Name == "Extension" && !url.Contains(':', StringComparison.Ordinal))
            return;
        var isModifier = extension.Name == "modifierExtension";
        if (Find(url) is not { } known)
        {
            if (url.IndexOf('|', StringComparison.Ordinal) is > 0 and var bar && engine.Profiles.Exists(url[..bar]))
            {
                scope.Error(StructureIssueIds.ExtensionVersion, "invalid", $"The url of an extension carries no version; expected: {url[..bar]}.", extension, Rule);
                return;
            }

            var id = isModifier ? StructureIssueIds.UnknownModifierExtension : StructureIssueIds.UnknownExtension;
            scope.Undecided(id, isModifier ? options.UnknownModifierExtension : IsOpen(url) ? IssueSeverity.Information : options.UnknownExtension,
                $"The extension {url} is not known here, so its content was not checked.", extension, Rule);
            return;
        }

        if (known.IsModifier != isModifier)
        {
            scope.Error(StructureIssueIds.ExtensionModifier, "structure", known.IsModifier
                ? $"The extension {url} changes the meaning of its element and must stand in 'modifierExtension'."
                : $"The extension {url} does not change the meaning of its element and must stand in 'extension'.", extension, known.Rule);
        }

        known.CheckContext(extension, owner, scope);
        known.Profile.Check(extension, scope);
    }

    private bool IsOpen(string url)
    {
        foreach (var start in options.OpenExtensionBases)
        {
            if (url.StartsWith(start, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private KnownExtension? Find(string url)
    {
        if (_known.TryGetValue(url, out var known))
            return known;
        // Versions have no place in an extension's url; such a url is nobody's.
        if (url.Contains('|', StringComparison.Ordinal) || engine.Profiles.TreeOf(url) is not { Type.Name: "Extension" } tree
            || engine.Profiles.Find(url) is not { IsUsable: true } profile)
        {
            return null;
        }

        return _known.GetOrAdd(url, new KnownExtension(url, tree, profile, engine));
    }
}
