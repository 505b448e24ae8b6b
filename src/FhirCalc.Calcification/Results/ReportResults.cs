using FhirCalc.Calcification.Findings;
using FhirCalc.Calcification.Rules;

namespace FhirCalc.Calcification.Results;

/// <summary>Collects the result resources of one report.</summary>
internal sealed class ReportResults(ReportCase report, InputReferences references, string identity, ResultHeader header, EvidenceCatalog evidence)
{
    private readonly List<(OrganAssessment Organ, string Site, IReadOnlyList<string> Definitions)> _organs = [];
    private readonly string _report = references.Of(report.Report);

    public void Add(OrganAssessment organ, string site, IEnumerable<string> definitions) => _organs.Add((organ, site, [.. definitions]));

    public List<ResultResource> Resources()
    {
        if (_organs.Count == 0)
            return [];
        var assessments = new List<ResultResource>();
        List<string> sources = [_report];
        foreach (var (organ, site, _) in _organs)
        {
            var json = new RiskAssessmentJson(organ, header, evidence);
            assessments.Add(json.Write(DeterministicId.Of(identity, "RiskAssessment", _report, organ.RuleSet.Code, organ.Side?.Code ?? "", site)));
            sources.AddRange(json.Basis());
        }

        var policies = _organs.SelectMany(item => item.Definitions).Distinct();
        var provenance = ProvenanceJson.Write(DeterministicId.Of(identity, "Provenance", _report), header, assessments, policies, sources.Distinct().Select(references.Versioned));
        return [.. assessments, provenance];
    }
}
