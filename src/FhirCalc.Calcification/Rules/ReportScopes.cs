using System.Buffers;
using FhirCalc.Calcification.Findings;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Rules;

/// <summary>What the expressions of every plan see of every finding of one report, made when first asked for. Used by one thread.</summary>
internal sealed class ReportScopes
{
    private static readonly Coding?[] NoSide = [null];
    private static readonly IReadOnlyList<PathValue> Nothing = PathValues.Empty;

    private readonly RuleBase _rules;
    private readonly ReportCase _case;
    private readonly CodePool _pool;
    private readonly List<Issue> _issues;
    private readonly Dictionary<InputResource, FindingView> _findings;
    private readonly SlotValue[]?[] _shared;
    private readonly IReadOnlyList<PathValue> _itself;
    private IReadOnlyList<PathValue>? _context;
    private bool _lookingForSiblings;

    public ReportScopes(RuleBase rules, ReportCase report, RuleEnvironment environment, DateTimeOffset now, CodePool pool, List<Issue> issues)
    {
        (_rules, _case, _pool, _issues, Environment) = (rules, report, pool, issues, environment);
        _findings = new Dictionary<InputResource, FindingView>(report.Findings.Count);
        _itself = PathValues.Of(report.Report.Value);
        _shared = ArrayPool<SlotValue[]?>.Shared.Rent(rules.Plans.Count);
        Scope = PathScope.Of(report.Report.Element, now, environment);
    }

    public RuleEnvironment Environment { get; }

    /// <summary>What the scopes of all findings have in common.</summary>
    public PathScope Scope { get; }

    public RulePlan[] PlansFor(InputResource finding) => PlansFor(ViewOf(finding));

    public Coding?[] SidesOf(RulePlan plan, InputResource finding)
    {
        if (plan.Sides.Count == 0)
            return NoSide;
        var scope = ScopeOf(plan, finding);
        return scope.Sides ??= SidesIn(scope);
    }

    public FindingScope ScopeOf(RulePlan plan, InputResource finding) => ScopeOf(plan, ViewOf(finding));

    public FindingScope ScopeOf(RulePlan plan, FindingView finding) =>
        finding.Scopes[plan.Index] ??= new FindingScope(plan, finding, this, _shared[plan.Index] ??= SlotValue.Rent(plan));

    public FindingView ViewOf(InputResource finding)
    {
        if (!_findings.TryGetValue(finding, out var view))
            _findings[finding] = view = new FindingView(finding, _rules.Plans.Count, _pool);
        return view;
    }

    /// <summary>Gives back what the scopes borrowed, once the report is assessed.</summary>
    public void Return()
    {
        foreach (var view in _findings.Values)
            view.Return();
        foreach (var shared in _shared)
        {
            if (shared is not null)
                SlotValue.Return(shared);
        }

        ArrayPool<SlotValue[]?>.Shared.Return(_shared, clearArray: true);
    }

    /// <summary>What a name means that is given rather than computed.</summary>
    public IReadOnlyList<PathValue> Given(int slot, RulePlan plan, FindingView finding) => RulePlan.GivenNames[slot] switch
    {
        "finding" => finding.Itself,
        "report" => _itself,
        "context" => _context ??= Values(_case.Context.Resources),
        "lesion" => finding.Lesion ??= Values(_case.Context.LesionOf(finding.Resource)),
        _ => SiblingsOf(plan, finding.Resource),
    };

    public void Failed(RulePlan plan, string name, PathEvaluationException wrong)
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

    private RulePlan[] PlansFor(FindingView finding)
    {
        if (finding.Plans is { } known)
            return known;
        RulePlan[] plans = [];
        foreach (var plan in _rules.Organs)
        {
            if (plan.Site?.Holds(finding.Resource.Element, Environment) ?? ScopeOf(plan, finding).Decide(plan.Applies!, plan.Id) == Truth.True)
                plans = plans.Length == 0 ? plan.Alone : [.. plans, plan];
        }

        if (plans.Length == 0 && _rules.General is [var general, ..])
            plans = general.Alone;
        return finding.Plans = plans;
    }

    private static Coding?[] SidesIn(FindingScope scope)
    {
        var sides = NoSide;
        foreach (var side in scope.Plan.Sides)
        {
            if (scope.Decide(side.When, scope.Plan.Id) == Truth.True)
                sides = sides == NoSide ? side.Alone : [.. sides, side.Side];
        }

        return sides;
    }

    // Sides are told by expressions too; one that asked for siblings would ask itself.
    private IReadOnlyList<PathValue> SiblingsOf(RulePlan plan, InputResource finding)
    {
        if (_lookingForSiblings)
            return Nothing;
        _lookingForSiblings = true;
        var sides = SidesOf(plan, finding);
        var siblings = new List<InputResource>();
        foreach (var other in _case.Context.Findings)
        {
            if (other != finding && PlansFor(other).Contains(plan) && (plan.Applies is not null || SiteOf(other) == SiteOf(finding)) && Share(SidesOf(plan, other), sides))
                siblings.Add(other);
        }

        _lookingForSiblings = false;
        return Values(siblings);
    }

    private static bool Share(Coding?[] sides, Coding?[] others)
    {
        foreach (var side in sides)
        {
            if (others.Contains(side))
                return true;
        }

        return false;
    }

    private static IReadOnlyList<PathValue> Values(IReadOnlyList<InputResource> resources)
    {
        if (resources.Count == 0)
            return Nothing;
        var values = new PathValue[resources.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = resources[i].Value;
        return PathValues.Of(values, values.Length);
    }
}
