namespace FhirCalc.Calcification.Findings;

/// <summary>What the input holds on the patient of one report: only what counts, newest first, in an order that does not depend on the input's.</summary>
internal sealed class PatientContext
{
    private static readonly byte[][] LinkProperties = ["hasMember"u8.ToArray(), "derivedFrom"u8.ToArray(), "focus"u8.ToArray()];
    private static readonly List<string> Nowhere = [];

    private readonly SubmissionIndex _index;
    private readonly List<InputResource> _resources;
    private readonly List<InputResource> _findings = [];
    private List<Linked>? _measurements;

    public PatientContext(SubmissionIndex index, string? subjectKey)
    {
        _index = index;
        _resources = new List<InputResource>(index.Resources.Count);
        foreach (var resource in index.Resources)
        {
            if (BelongsTo(resource, subjectKey) && ResourceStatus.Counts(resource))
                _resources.Add(resource);
        }

        _resources.Sort(NewestFirst);
        foreach (var resource in _resources)
        {
            if (resource.IsFinding)
                _findings.Add(resource);
        }
    }

    public List<InputResource> Resources => _resources;

    public List<InputResource> Findings => _findings;

    /// <summary>Observations of the lesion that a finding describes: linked to it from either end, or made from the same specimen.</summary>
    public IReadOnlyList<InputResource> LesionOf(InputResource finding)
    {
        var own = LinkedOf(finding);
        List<InputResource>? lesion = null;
        foreach (var other in _measurements ??= Measurements())
        {
            if (own.Links.Contains(other.Resource.Key) || other.Links.Contains(finding.Key) || (own.Specimen is not null && other.Specimen == own.Specimen))
                (lesion ??= []).Add(other.Resource);
        }

        return lesion ?? (IReadOnlyList<InputResource>)[];
    }

    private static int NewestFirst(InputResource one, InputResource other)
    {
        var order = other.Time.CompareTo(one.Time);
        if (order == 0)
            order = string.CompareOrdinal(one.Key, other.Key);
        return order == 0 ? one.Position.CompareTo(other.Position) : order;
    }

    // Without a subject of its own a resource counts only where the report has none either, save for kinds that never name one.
    private static bool BelongsTo(InputResource resource, string? subjectKey) =>
        resource.SubjectKey == subjectKey || (resource.SubjectKey is null && resource.Type is "Patient" or "Specimen" or "Device");

    private List<Linked> Measurements()
    {
        var measurements = new List<Linked>(_resources.Count(IsMeasurement));
        foreach (var resource in _resources)
        {
            if (IsMeasurement(resource))
                measurements.Add(LinkedOf(resource));
        }

        return measurements;
    }

    private static bool IsMeasurement(InputResource resource) => resource.Type == "Observation" && !resource.IsFinding;

    private Linked LinkedOf(InputResource observation)
    {
        List<string>? links = null;
        foreach (var property in LinkProperties)
        {
            foreach (var reference in observation.References(property))
                (links ??= new List<string>(1)).Add(_index.KeyOf(reference));
        }

        var specimens = observation.References("specimen"u8);
        return new Linked(observation, links ?? Nowhere, specimens.Length == 0 ? null : _index.KeyOf(specimens[0]));
    }

    private readonly record struct Linked(InputResource Resource, List<string> Links, string? Specimen);
}
