namespace FhirCalc.Calcification.Findings;

/// <summary>What the input holds on the patient of one report: only what counts, newest first, in an order that does not depend on the input's.</summary>
internal sealed class PatientContext
{
    private readonly SubmissionIndex _index;
    private readonly Dictionary<InputResource, string[]> _links = [];

    public PatientContext(SubmissionIndex index, string? subjectKey)
    {
        _index = index;
        Resources = [.. index.Resources
            .Where(resource => BelongsTo(resource, subjectKey) && ResourceStatus.Counts(resource))
            .Select(resource => (Resource: resource, Time: ClinicalTime.Of(resource)))
            .OrderByDescending(item => item.Time ?? DateTimeOffset.MinValue)
            .ThenBy(item => item.Resource.Key, StringComparer.Ordinal)
            .Select(item => item.Resource)];
        Findings = [.. Resources.Where(FindingCodes.IsFinding)];
    }

    public IReadOnlyList<InputResource> Resources { get; }

    public IReadOnlyList<InputResource> Findings { get; }

    /// <summary>Observations of the lesion that a finding describes: linked to it from either end, or made from the same specimen.</summary>
    public List<InputResource> LesionOf(InputResource finding)
    {
        var own = Links(finding);
        var specimen = Specimen(finding);
        return [.. Resources.Where(other => other != finding && other.Type == "Observation" && !FindingCodes.IsFinding(other)
            && (own.Contains(other.Key) || Links(other).Contains(finding.Key) || (specimen is not null && Specimen(other) == specimen)))];
    }

    // Without a subject of its own a resource counts only where the report has none either, save for kinds that never name one.
    private static bool BelongsTo(InputResource resource, string? subjectKey) =>
        resource.SubjectKey == subjectKey || (resource.SubjectKey is null && resource.Type is "Patient" or "Specimen" or "Device");

    private string? Specimen(InputResource observation) => observation.References("specimen").FirstOrDefault() is { } reference ? _index.KeyOf(reference) : null;

    private string[] Links(InputResource resource)
    {
        if (_links.TryGetValue(resource, out var known))
            return known;
        var references = resource.References("hasMember").Concat(resource.References("derivedFrom")).Concat(resource.References("focus"));
        return _links[resource] = [.. references.Select(_index.KeyOf)];
    }
}
