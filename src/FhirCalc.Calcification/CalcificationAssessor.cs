using System.Globalization;
using FhirCalc.Calcification.Findings;
using FhirCalc.Calcification.Results;
using FhirCalc.Calcification.Rules;
using FhirCalc.Calcification.Scores;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Path;
using FhirCalc.Fhir.Terminology;

namespace FhirCalc.Calcification;

/// <summary>Applies the published rules to calcification findings. Immutable and safe for many threads.</summary>
public sealed class CalcificationAssessor
{
    private readonly RuleBase _rules;
    private readonly TerminologyService _terminology;
    private readonly TimeProvider _clock;
    private readonly ResultResource _device = DeviceJson.Write();

    private CalcificationAssessor(RuleBase rules, TerminologyService terminology, EvidenceCatalog evidence, TimeProvider clock)
    {
        _rules = rules;
        _terminology = terminology;
        _clock = clock;
        Evidence = evidence;
    }

    /// <summary>The statements that rules rest on.</summary>
    public EvidenceCatalog Evidence { get; }

    /// <summary>Every rule, by plan in the order of their canonicals.</summary>
    public IEnumerable<CalcificationRule> Rules => _rules.Plans.SelectMany(plan => plan.Rules);

    /// <summary>The rule base for a terminal: by organ, with conditions, conclusions and citations.</summary>
    /// <param name="evidence">Code of a statement, to see only the rules that rest on it.</param>
    /// <param name="organ">Name of an organ, such as breast or general, to see only its rules.</param>
    /// <returns>The text, empty when no rule fits.</returns>
    public string RulesToText(string? evidence = null, string? organ = null) => new RuleBook(_rules, Evidence).ToText(evidence, organ);

    /// <summary>The rule base as a Markdown page, with a table of where each published statement is carried.</summary>
    public string RulesToMarkdown() => new RuleBook(_rules, Evidence).ToMarkdown();

    /// <summary>Compiles the rules of a set of definitions (<see cref="CalcificationGuide.AddTo"/> adds the embedded ones).</summary>
    /// <exception cref="RuleLoadException">Rules cannot be used; the exception lists every error of every rule.</exception>
    public static CalcificationAssessor Create(DefinitionSet withGuide, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(withGuide);
        ArgumentNullException.ThrowIfNull(clock);
        var terminology = new TerminologyService(withGuide);
        return new CalcificationAssessor(RuleBaseReader.Read(withGuide, terminology), terminology, new EvidenceCatalog(withGuide), clock);
    }

    /// <summary>Assesses every report of a submission. Bad data never raises an exception: what cannot be used is said in the issues.</summary>
    public Assessment Assess(AssessmentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var now = _clock.GetUtcNow();
        var issues = new List<Issue>();

        // 1. What is there, and which findings belong to which report.
        var index = new SubmissionIndex(input, _rules.Types);
        var references = new InputReferences(index, new ElementWords(_terminology), input.ReferenceOf);
        var environment = new RuleEnvironment(_terminology, index);
        foreach (var missing in input.UnavailableInputs)
            issues.Add(new Issue(AssessmentIssueIds.InputUnavailable, IssueSeverity.Warning, "incomplete", "Could not be read: " + missing));

        // 2. The rules, report by report.
        var reports = new List<ReportAssessment>();
        var results = new List<ReportResults>();
        foreach (var report in ReportCase.Collect(index, issues))
        {
            var scopes = new ReportScopes(_rules, report, PathScope.Of(report.Report.Element, now, environment), issues);
            var assessor = new ReportAssessor(_rules, report, scopes, references, issues);
            var written = new ReportResults(report, references, input.Identity, Header(report, references, now), Evidence);
            results.Add(written);
            var organs = new List<OrganAssessment>();
            foreach (var group in assessor.Groups())
            {
                var organ = assessor.Assess(group, input.UnavailableInputs);
                organs.Add(organ);
                written.Add(organ, group.Site, assessor.DefinitionsFor(group));
            }

            var scores = new ScoreAssessor(_rules, report, scopes, index, references, issues).Scores();
            written.Add(scores);
            reports.Add(new ReportAssessment(references.Of(report.Report), organs, scores));
        }

        // 3. The resources that say so are written when they are asked for.
        return new Assessment(reports, issues, () => Write(results), Evidence);
    }

    private List<ResultResource> Write(List<ReportResults> results)
    {
        List<ResultResource> resources = [.. results.SelectMany(result => result.Resources()).DistinctBy(resource => resource.Id)];
        if (resources.Count > 0)
            resources.Add(_device);
        return resources;
    }

    private ResultHeader Header(ReportCase report, InputReferences references, DateTimeOffset now)
    {
        var node = report.Report.Element.Node;
        return new ResultHeader(
            node["subject"u8]["reference"u8].GetString() is { } subject ? references.Of(subject) : "",
            node["encounter"u8]["reference"u8].GetString() is { } encounter ? references.Of(encounter) : null,
            now.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
            _device,
            DeviceJson.Name);
    }
}
