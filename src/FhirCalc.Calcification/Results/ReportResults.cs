using FhirCalc.Calcification.Findings;

namespace FhirCalc.Calcification.Results;

/// <summary>Collects the result resources of one report.</summary>
internal sealed class ReportResults(ReportCase report, ResultReferences references, string identity, ResultHeader header, EvidenceCatalog evidence)
{
    private readonly List<ResultResource> _assessments = [];
    private readonly List<string> _sources = [references.Of(report.Report)];
    private readonly List<string> _policies = [];

    public void Add(OrganAssessment organ, string site, IEnumerable<string> definitions)
    {
        var json = new RiskAssessmentJson(organ, header, evidence);
        _assessments.Add(json.Write(DeterministicId.Of(identity, "RiskAssessment", _sources[0], organ.RuleSet.Code, organ.Side?.Code ?? "", site)));
        Merge(_sources, json.Basis());
        Merge(_policies, definitions);
    }

    public IEnumerable<ResultResource> Resources() => _assessments.Count == 0 ? [] :
    [
        .. _assessments,
        ProvenanceJson.Write(DeterministicId.Of(identity, "Provenance", _sources[0]), header, _assessments, _policies, _sources.Select(references.Versioned)),
    ];

    private static void Merge(List<string> all, IEnumerable<string> more)
    {
        foreach (var one in more.Where(one => !all.Contains(one)))
            all.Add(one);
    }
}
