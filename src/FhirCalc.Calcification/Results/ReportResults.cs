using FhirCalc.Calcification.Findings;
using FhirCalc.Calcification.Rules;
using FhirCalc.Calcification.Scores;

namespace FhirCalc.Calcification.Results;

/// <summary>Collects the result resources of one report.</summary>
internal sealed class ReportResults(ReportCase report, InputReferences references, string identity, Func<ResultHeader> headerOf, EvidenceCatalog evidence)
{
    private readonly List<(OrganAssessment Organ, string Site, IReadOnlyList<string> Definitions)> _organs = [];
    private readonly List<DerivedScore> _scores = [];
    private readonly string _report = InputReferences.Of(report.Report);

    public void Add(OrganAssessment organ, string site, IReadOnlyList<string> definitions) => _organs.Add((organ, site, definitions));

    public void Add(IEnumerable<DerivedScore> scores) => _scores.AddRange(scores);

    public List<ResultResource> Resources()
    {
        if (_organs.Count == 0 && _scores.Count == 0)
            return [];
        var header = headerOf();
        var scores = _scores.Select(score => (Score: score, Resource: ScoreJson.Write(IdOf(score), score, header, evidence))).ToList();
        var assessments = new List<ResultResource>();
        List<string> sources = [_report];
        foreach (var (organ, site, _) in _organs)
        {
            var supporting = Supporting(organ);
            var json = new RiskAssessmentJson(organ, [.. scores.Where(item => supporting.Contains(item.Score.Rule.Id)).Select(item => item.Resource.Reference)], header, evidence);
            assessments.Add(json.Write(DeterministicId.Of(identity, "RiskAssessment", _report, organ.RuleSet.Code, organ.Side?.Code ?? "", site)));
            sources.AddRange(json.Basis());
        }

        sources.AddRange(_scores.SelectMany(score => score.Sources));
        List<ResultResource> results = [.. assessments, .. scores.Select(item => item.Resource)];
        var policies = _organs.SelectMany(item => item.Definitions).Concat(_scores.Select(score => score.Rule.Definition)).Distinct();
        var provenance = ProvenanceJson.Write(DeterministicId.Of(identity, "Provenance", _report), header, results, policies, sources.Distinct().Select(references.Versioned));
        return [.. results, provenance];
    }

    // Two reports of one submission that rest on the same measurements derive the same score: it has one id.
    private string IdOf(DerivedScore score) => DeterministicId.Of([identity, "Observation", score.Rule.PlanId, score.Rule.Id, .. score.Sources]);

    private static HashSet<string> Supporting(OrganAssessment organ) => organ.Predictions
        .SelectMany(prediction => prediction.Rules)
        .Where(rule => rule.Bearing != RuleBearing.Overridden)
        .SelectMany(rule => rule.Rule.SupportingScores)
        .ToHashSet(StringComparer.Ordinal);
}
