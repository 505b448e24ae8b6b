using System.Diagnostics.CodeAnalysis;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Calcification.Findings;

/// <summary>Every resource of an input, found by fullUrl, urn or relative reference. Nothing outside the input is ever looked up.</summary>
internal sealed class SubmissionIndex
{
    private readonly List<InputResource> _resources;
    private readonly Dictionary<string, InputResource> _byUrl;
    private readonly Dictionary<string, InputResource?> _byTypeAndId;
    private readonly Dictionary<Node, InputResource> _byNode;

    private readonly Func<string, string>? _referenceOf;

    public SubmissionIndex(AssessmentInput input, TypeModel types)
    {
        _referenceOf = input.ReferenceOf;
        var size = input.Submission.Root["entry"u8].Count + input.Context.Count + 1;
        _resources = new List<InputResource>(size);
        _byUrl = new Dictionary<string, InputResource>(size, StringComparer.Ordinal);
        _byTypeAndId = new Dictionary<string, InputResource?>(size, StringComparer.Ordinal);
        _byNode = new Dictionary<Node, InputResource>(size);
        Add(new Element(input.Submission, types));
        foreach (var context in input.Context)
            Add(new Element(context, types));
        foreach (var resource in _resources)
            resource.SubjectKey = SubjectOf(resource);
    }

    public IReadOnlyList<InputResource> Resources => _resources;

    /// <summary>The resource that holds this element as its root.</summary>
    public InputResource? Find(Element resource) => _byNode.GetValueOrDefault(resource.Node);

    /// <summary>
    /// The resource a reference means. An absolute URL is tried as it stands, then by its type and id, since a sender may
    /// name the same resource in either form.
    /// </summary>
    public bool TryResolve(string reference, [NotNullWhen(true)] out InputResource? resource)
    {
        reference = WithoutVersion(reference);
        if (_byUrl.TryGetValue(reference, out resource))
            return true;
        resource = TypeAndId(reference) is { } key ? _byTypeAndId.GetValueOrDefault(key) : null;
        return resource is not null;
    }

    /// <summary>
    /// One name for a reference, whatever its form. It is the one that results use: so a urn of the submission and the
    /// reference under which the external server knows the same resource are one.
    /// </summary>
    public string KeyOf(string reference) => TryResolve(reference, out var resource)
        ? resource.Key
        : Unresolved(WithoutVersion(_referenceOf?.Invoke(reference) ?? reference));

    private void Add(Element root)
    {
        if (root.Type.Name != "Bundle")
        {
            Add(root, null);
            return;
        }

        foreach (var entry in root.Children("entry"))
        {
            var resource = entry.Child("resource");
            if (resource.Exists && resource.Type.Name != "Resource")
                Add(resource, entry.Node["fullUrl"u8].GetString());
        }
    }

    private void Add(Element element, string? fullUrl)
    {
        var resource = new InputResource(element, fullUrl, _resources.Count, _referenceOf);
        // The first wins: what was submitted hides what was fetched beside it.
        if ((fullUrl is not null && _byUrl.ContainsKey(fullUrl)) || (fullUrl is null && resource.RelativeReference is { } known && _byTypeAndId.ContainsKey(known)))
            return;
        _resources.Add(resource);
        _byNode[element.Node] = resource;
        if (fullUrl is not null)
            _byUrl[fullUrl] = resource;
        // Two resources of one type and id, from two servers, cannot be told apart by a relative reference.
        if (resource.RelativeReference is { } relative && !_byTypeAndId.TryAdd(relative, resource))
            _byTypeAndId[relative] = null;
    }

    private string? SubjectOf(InputResource resource)
    {
        var reference = resource.Element.Node["subject"u8]["reference"u8].GetString() ?? resource.Element.Node["patient"u8]["reference"u8].GetString();
        return reference is null ? null : KeyOf(reference);
    }

    private static string Unresolved(string reference) => TypeAndId(reference) ?? reference;

    private static string WithoutVersion(string reference)
    {
        var history = reference.IndexOf("/_history/", StringComparison.Ordinal);
        return history < 0 ? reference : reference[..history];
    }

    private static string? TypeAndId(string reference)
    {
        var slash = reference.LastIndexOf('/');
        if (slash <= 0)
            return null;
        var start = reference.LastIndexOf('/', slash - 1) + 1;
        return reference[start..];
    }
}
