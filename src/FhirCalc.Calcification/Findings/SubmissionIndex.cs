using System.Diagnostics.CodeAnalysis;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Calcification.Findings;

/// <summary>Every resource of an input, found by fullUrl, urn or relative reference. Nothing outside the input is ever looked up.</summary>
internal sealed class SubmissionIndex
{
    // So few are looked through sooner than a table of them is made.
    private const int FewResources = 64;

    private readonly List<InputResource> _resources;
    private readonly Dictionary<string, InputResource> _byUrl = new(StringComparer.Ordinal);
    private readonly Dictionary<string, InputResource?> _byTypeAndId;
    private readonly Dictionary<string, InputResource?>.AlternateLookup<ReadOnlySpan<char>> _byPartOfReference;
    private readonly Func<string, string>? _referenceOf;
    private Dictionary<Node, InputResource>? _byNode;

    public SubmissionIndex(AssessmentInput input, TypeModel types)
    {
        _referenceOf = input.ReferenceOf;
        var size = input.Submission.Root["entry"u8].Count + input.Context.Count + 1;
        _resources = new List<InputResource>(size);
        _byTypeAndId = new Dictionary<string, InputResource?>(size, StringComparer.Ordinal);
        _byPartOfReference = _byTypeAndId.GetAlternateLookup<ReadOnlySpan<char>>();
        Add(new Element(input.Submission, types));
        foreach (var context in input.Context)
            Add(new Element(context, types));
        FindSubjects();
    }

    public List<InputResource> Resources => _resources;

    /// <summary>The resource that holds this element as its root.</summary>
    public InputResource? Find(Element resource)
    {
        if (_resources.Count > FewResources)
            return (_byNode ??= _resources.ToDictionary(known => known.Element.Node)).GetValueOrDefault(resource.Node);
        foreach (var known in _resources)
        {
            if (known.Element.Node == resource.Node)
                return known;
        }

        return null;
    }

    /// <summary>
    /// The resource a reference means. An absolute URL is tried as it stands, then by its type and id, since a sender may
    /// name the same resource in either form.
    /// </summary>
    public bool TryResolve(string reference, [NotNullWhen(true)] out InputResource? resource)
    {
        reference = WithoutVersion(reference);
        if (_byUrl.TryGetValue(reference, out resource))
            return true;
        resource = null;
        return TypeAndId(reference) is { Length: > 0 } key && _byPartOfReference.TryGetValue(key, out resource) && resource is not null;
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
        if (fullUrl is not null)
            _byUrl[fullUrl] = resource;
        // Two resources of one type and id, from two servers, cannot be told apart by a relative reference.
        if (resource.RelativeReference is { } relative && !_byTypeAndId.TryAdd(relative, resource))
            _byTypeAndId[relative] = null;
    }

    // Nearly always all are about one patient, and say so in the same words.
    private void FindSubjects()
    {
        var (last, key) = (default(Node), (string?)null);
        foreach (var resource in _resources)
        {
            var subject = resource.Element.Node["subject"u8]["reference"u8];
            if (!subject.IsString)
                subject = resource.Element.Node["patient"u8]["reference"u8];
            if (!subject.IsString)
                continue;
            if (!last.Exists || !last.Raw.SequenceEqual(subject.Raw))
                (last, key) = (subject, KeyOf(subject.GetString()!));
            resource.SubjectKey = key;
        }
    }

    private static string Unresolved(string reference) => TypeAndId(reference) is { Length: > 0 } part ? part.ToString() : reference;

    private static string WithoutVersion(string reference)
    {
        var history = reference.IndexOf("/_history/", StringComparison.Ordinal);
        return history < 0 ? reference : reference[..history];
    }

    // Empty where the reference is not of this form.
    private static ReadOnlySpan<char> TypeAndId(string reference)
    {
        var slash = reference.LastIndexOf('/');
        return slash <= 0 ? default : reference.AsSpan(reference.LastIndexOf('/', slash - 1) + 1);
    }
}
