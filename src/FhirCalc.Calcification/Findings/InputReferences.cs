using FhirCalc.Fhir.Definitions;

namespace FhirCalc.Calcification.Findings;

/// <summary>How results refer to inputs: by the reference that the caller gives, and by FHIRPath within the resource.</summary>
internal sealed class InputReferences(SubmissionIndex index, ElementWords words, Func<string, string>? referenceOf)
{
    private Dictionary<string, InputResource>? _byReference;

    public static string Of(InputResource resource) => resource.Reference ?? "";

    /// <summary>A reference as an input states it.</summary>
    public string Of(string reference) => index.TryResolve(reference, out var resource) ? Of(resource) : referenceOf?.Invoke(reference) ?? reference;

    /// <summary>The site of a finding, in words.</summary>
    public string SiteOf(InputResource finding) => words.Concept(finding.Element.Node["bodySite"u8]);

    /// <summary>The resource that an element stands in, and its place there.</summary>
    public RuleTrigger Of(Element element)
    {
        var place = element.Node.Exists ? element.Node : element.Extra;
        var location = element.Location();
        foreach (var resource in index.Resources)
        {
            var root = resource.Element.Node;
            if (root.Document != place.Document || place.Offset < root.Offset || place.Offset >= root.Offset + root.Length)
                continue;
            return new RuleTrigger(Of(resource), resource.Type + location[resource.Location.Length..], words.Of(element, resource));
        }

        return new RuleTrigger("", location, "");
    }

    /// <summary>The same for each of several elements, each once, in an order that does not depend on theirs.</summary>
    public RuleTrigger[] Of(IEnumerable<Element> elements) =>
    [
        .. elements.Select(Of).Distinct()
            .OrderBy(trigger => trigger.Reference, StringComparer.Ordinal).ThenBy(trigger => trigger.Path, StringComparer.Ordinal),
    ];

    /// <summary>The reference with the version that was read, where it is known.</summary>
    public string Versioned(string reference) =>
        (_byReference ??= ByReference()).TryGetValue(reference, out var resource) && resource.Version is { } version && !reference.StartsWith("urn:", StringComparison.Ordinal)
            ? reference + "/_history/" + version
            : reference;

    private Dictionary<string, InputResource> ByReference()
    {
        var resources = new Dictionary<string, InputResource>(StringComparer.Ordinal);
        foreach (var resource in index.Resources)
        {
            if (resource.Reference is { } reference)
                resources[reference] = resource;
        }

        return resources;
    }
}
