using System.Globalization;
using FhirCalc.Calcification.Findings;
using FhirCalc.Calcification.Results;
using FhirCalc.Calcification.Rules;
using FhirCalc.Calcification.Scores;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Packages;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification;

/// <summary>Applies the published rules to calcification findings. Immutable and safe for many threads.</summary>
public sealed class CalcificationAssessor
{
    private readonly CompiledRules _current;
    private readonly Dictionary<string, Lazy<CompiledRules>> _versions;
    private readonly TimeProvider _clock;
    private readonly CodePool _pool = new();
    private readonly ResultResource _device = DeviceJson.Write();

    private CalcificationAssessor(CompiledRules current, Dictionary<string, Lazy<CompiledRules>> versions, TimeProvider clock)
    {
        _current = current;
        _versions = versions;
        _clock = clock;
    }

    /// <summary>The statements that rules rest on.</summary>
    public EvidenceCatalog Evidence => _current.Evidence;

    /// <summary>Versions of the rules that an assessment may name, the current one included, in ordinal order.</summary>
    public IReadOnlyList<string> RulesVersions => [.. _versions.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Every rule, by plan in the order of their canonicals.</summary>
    public IEnumerable<CalcificationRule> Rules => _current.Rules.Plans.SelectMany(plan => plan.Rules);

    /// <summary>The rule base for a terminal: by organ, with conditions, conclusions and citations.</summary>
    /// <param name="evidence">Code of a statement, to see only the rules that rest on it.</param>
    /// <param name="organ">Name of an organ, such as breast or general, to see only its rules.</param>
    /// <returns>The text, empty when no rule fits.</returns>
    public string RulesToText(string? evidence = null, string? organ = null) => new RuleBook(_current.Rules, Evidence).ToText(evidence, organ);

    /// <summary>The names of organs by which the rule base can be asked.</summary>
    public IEnumerable<string> RuleOrgans => new RuleBook(_current.Rules, Evidence).Organs;

    /// <summary>The rule base as a Markdown page, with a table of where each published statement is carried.</summary>
    public string RulesToMarkdown() => new RuleBook(_current.Rules, Evidence).ToMarkdown();

    /// <summary>
    /// Compiles the rules of a set of definitions (<see cref="CalcificationGuide.AddTo"/> adds the embedded ones). Rules of earlier versions,
    /// those embedded and those given, are compiled when they are first named.
    /// </summary>
    /// <exception cref="RuleLoadException">Rules cannot be used; the exception lists every error of every rule.</exception>
    public static CalcificationAssessor Create(DefinitionSet withGuide, TimeProvider clock, IEnumerable<FhirPackage>? earlier = null)
    {
        ArgumentNullException.ThrowIfNull(withGuide);
        ArgumentNullException.ThrowIfNull(clock);
        return Create(CompiledRules.Of(withGuide), clock, earlier ?? []);
    }

    /// <summary>The same with every expression given to the FHIRPath engine, to hold the quick forms to it.</summary>
    internal static CalcificationAssessor CreateWithoutQuickForms(DefinitionSet withGuide, TimeProvider clock) =>
        Create(CompiledRules.Of(withGuide, quick: false), clock, []);

    private static CalcificationAssessor Create(CompiledRules current, TimeProvider clock, IEnumerable<FhirPackage> earlier)
    {
        var versions = new Dictionary<string, Lazy<CompiledRules>>(StringComparer.Ordinal);
        foreach (var (version, package) in EarlierRules.Embedded)
            versions[version] = new Lazy<CompiledRules>(() => EarlierRules.Compile(package.Value));
        foreach (var package in earlier)
            versions[package.Identity.Version] = new Lazy<CompiledRules>(() => EarlierRules.Compile(package));
        versions[CalcificationGuide.Version] = new Lazy<CompiledRules>(current);
        return new CalcificationAssessor(current, versions, clock);
    }

    /// <summary>Assesses every report of a submission. Bad data never raises an exception: what cannot be used is said in the issues.</summary>
    /// <exception cref="ArgumentException">There are no rules of the version that the input names.</exception>
    public Assessment Assess(AssessmentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (rules, terminology, evidence, displays) = RulesFor(input.RulesVersion);
        var now = _clock.GetUtcNow();
        var issues = new List<Issue>();

        // 1. What is there, and which findings belong to which report.
        var index = new SubmissionIndex(input, rules.Types);
        var references = new InputReferences(index, new ElementWords(terminology, displays), input.ReferenceOf);
        var environment = new RuleEnvironment(terminology, index);
        foreach (var missing in input.UnavailableInputs)
            issues.Add(new Issue(AssessmentIssueIds.InputUnavailable, IssueSeverity.Warning, "incomplete", "Could not be read: " + missing));

        // 2. The rules, report by report.
        var reports = new List<ReportAssessment>();
        var results = new List<ReportResults>();
        foreach (var report in ReportCase.Collect(index, issues))
        {
            var scopes = new ReportScopes(rules, report, environment, now, _pool, issues);
            var assessor = new ReportAssessor(rules, report, scopes, references, issues);
            var written = new ReportResults(report, references, input.Identity, () => Header(report, references, now), evidence);
            results.Add(written);
            var organs = new List<OrganAssessment>();
            foreach (var group in assessor.Groups())
            {
                var organ = assessor.Assess(group, input.UnavailableInputs);
                organs.Add(organ);
                written.Add(organ, group.Site, rules.RulesFor(group.Plan).Definitions);
            }

            var scores = new ScoreAssessor(rules, report, scopes, index, references, issues).Scores();
            written.Add(scores);
            reports.Add(new ReportAssessment(InputReferences.Of(report.Report), organs, scores));
            scopes.Return();
        }

        // 3. The resources that say so are written when they are asked for.
        return new Assessment(reports, issues, () => Write(results), evidence);
    }

    private CompiledRules RulesFor(string? version)
    {
        if (version is null)
            return _current;
        return _versions.TryGetValue(version, out var rules)
            ? rules.Value
            : throw new ArgumentException($"There are no rules of version '{version}'; there are {string.Join(", ", RulesVersions)}.");
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
