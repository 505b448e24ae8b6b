using FhirCalc.Calcification.Findings;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Rules;

/// <summary>What the expressions of every plan see of every finding of one report, made when first asked for.</summary>
internal sealed class ReportScopes
{
    private static readonly Coding?[] NoSide = [null];

    private readonly RuleBase _rules;
    private readonly ReportCase _case;
    private readonly PathScope _scope;
    private readonly CodePool _pool;
    private readonly List<Issue> _issues;
    private readonly IReadOnlyList<PathValue> _report;
    private readonly IReadOnlyList<PathValue> _context;
    private readonly Dictionary<(RulePlan, InputResource), FindingScope> _scopes = [];
    private readonly Dictionary<InputResource, FindingComponents> _components = [];
    private readonly Dictionary<RulePlan, ContextValues> _shared = [];
    private readonly Dictionary<InputResource, IReadOnlyList<PathValue>> _lesions = [];
    private readonly Dictionary<InputResource, List<RulePlan>> _plans = [];
    private readonly Dictionary<(RulePlan, InputResource), Coding?[]> _sides = [];
    private bool _lookingForSiblings;

    public ReportScopes(RuleBase rules, ReportCase report, PathScope scope, CodePool pool, List<Issue> issues)
    {
        _pool = pool;
        _rules = rules;
        _case = report;
        _scope = scope;
        _issues = issues;
        _report = PathValues.Of(new ElementValue(report.Report.Element));
        _context = Values(report.Context.Resources);
    }

    public List<RulePlan> PlansFor(InputResource finding)
    {
        if (_plans.TryGetValue(finding, out var known))
            return known;
        var plans = new List<RulePlan>();
        foreach (var plan in _rules.Organs)
        {
            if (plan.Site?.Holds(finding.Element, (RuleEnvironment)_scope.Environment) ?? ScopeOf(plan, finding).Decide(plan.Applies!, plan.Id) == Truth.True)
                plans.Add(plan);
        }

        if (plans.Count == 0)
            plans.AddRange(_rules.General.Take(1));
        return _plans[finding] = plans;
    }

    public Coding?[] SidesOf(RulePlan plan, InputResource finding)
    {
        if (plan.Sides.Count == 0)
            return NoSide;
        if (_sides.TryGetValue((plan, finding), out var known))
            return known;
        var scope = ScopeOf(plan, finding);
        var sides = new List<Coding?>(plan.Sides.Count);
        foreach (var side in plan.Sides)
        {
            if (scope.Decide(side.When, plan.Id) == Truth.True)
                sides.Add(side.Side);
        }

        return _sides[(plan, finding)] = sides.Count > 0 ? [.. sides] : NoSide;
    }

    public FindingScope ScopeOf(RulePlan plan, InputResource finding)
    {
        if (!_scopes.TryGetValue((plan, finding), out var scope))
        {
            scope = new FindingScope(
                plan,
                _scope with { Resource = finding.Element, RootResource = finding.Element },
                ComponentsOf(finding),
                SharedOf(plan),
                slot => Given(slot, plan, finding),
                (name, wrong) => Failed(plan, name, wrong));
            _scopes[(plan, finding)] = scope;
        }

        return scope;
    }

    /// <summary>Gives back what the scopes borrowed, once the report is assessed.</summary>
    public void Return()
    {
        foreach (var scope in _scopes.Values)
            scope.Return();
    }

    private FindingComponents ComponentsOf(InputResource finding)
    {
        if (!_components.TryGetValue(finding, out var components))
            _components[finding] = components = new FindingComponents(finding.Element, _pool);
        return components;
    }

    private ContextValues SharedOf(RulePlan plan)
    {
        if (!_shared.TryGetValue(plan, out var shared))
            _shared[plan] = shared = new ContextValues(plan);
        return shared;
    }

    private IReadOnlyList<PathValue> Given(int slot, RulePlan plan, InputResource finding) => RulePlan.GivenNames[slot] switch
    {
        "finding" => PathValues.Of(new ElementValue(finding.Element)),
        "report" => _report,
        "context" => _context,
        "lesion" => LesionOf(finding),
        _ => SiblingsOf(plan, finding),
    };

    private IReadOnlyList<PathValue> LesionOf(InputResource finding)
    {
        if (!_lesions.TryGetValue(finding, out var lesion))
            _lesions[finding] = lesion = Values(_case.Context.LesionOf(finding));
        return lesion;
    }

    // Sides are told by expressions too; one that asked for siblings would ask itself.
    private PathValues SiblingsOf(RulePlan plan, InputResource finding)
    {
        if (_lookingForSiblings)
            return PathValues.Empty;
        _lookingForSiblings = true;
        var sides = SidesOf(plan, finding);
        var site = plan.Applies is null ? SiteOf(finding) : "";
        var siblings = _case.Context.Findings.Where(other => other != finding && PlansFor(other).Contains(plan)
            && (plan.Applies is not null || SiteOf(other) == site) && SidesOf(plan, other).Intersect(sides).Any()).ToList();
        _lookingForSiblings = false;
        return Values(siblings);
    }

    private void Failed(RulePlan plan, string name, PathEvaluationException wrong)
    {
        var issue = new Issue(AssessmentIssueIds.RuleFailed, IssueSeverity.Warning, wrong is PathUndecidedException ? "not-supported" : "processing", $"'{name}' has no result for this input and counts as unknown: {wrong.Message}")
        {
            Rule = plan.Definition + "#" + name,
        };
        if (!_issues.Contains(issue))
            _issues.Add(issue);
    }

    public static string SiteOf(InputResource finding)
    {
        var site = finding.Element.Node["bodySite"u8];
        foreach (var coding in site["coding"u8].Children)
            return coding["system"u8].GetString() + "|" + coding["code"u8].GetString();
        return site["text"u8].GetString() ?? "";
    }

    private static PathValues Values(IReadOnlyList<InputResource> resources)
    {
        var values = new PathValue[resources.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = new ElementValue(resources[i].Element);
        return PathValues.Of(values, values.Length);
    }
}
