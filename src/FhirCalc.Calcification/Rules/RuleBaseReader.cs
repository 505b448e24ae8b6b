using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path;
using FhirCalc.Fhir.Terminology;

namespace FhirCalc.Calcification.Rules;

/// <summary>Compiles every PlanDefinition that holds calcification rules; all errors are collected before any is raised.</summary>
internal static class RuleBaseReader
{
    /// <exception cref="RuleLoadException">A rule cannot be used.</exception>
    public static RuleBase Read(DefinitionSet definitions, TerminologyService terminology, bool quick = true)
    {
        var types = new TypeModel(definitions);
        var issues = new List<Issue>();
        var plans = new List<RulePlan>();
        var compiler = new PathCompiler(types);
        var compiled = new Dictionary<string, CompiledPath>(StringComparer.Ordinal);
        foreach (var entry in definitions.EntriesOf("PlanDefinition").OrderBy(entry => entry.Url, StringComparer.Ordinal))
        {
            if (definitions.TryFind(entry.Url, "PlanDefinition", out var plan) && HoldsRules(plan))
                plans.Add(new PlanReader(plan.Root, compiler, terminology, issues, compiled, quick).Read(plans.Count));
        }

        CheckIds(plans, issues);
        if (plans.Count == 0)
            issues.Add(new Issue(AssessmentIssueIds.BadRule, IssueSeverity.Error, "not-found", "The definitions hold no calcification rules."));
        return issues.Count == 0 ? new RuleBase(plans, types) : throw new RuleLoadException(issues);
    }

    private static bool HoldsRules(ResourceJson plan) => Extensions.First(plan.Root, "rule-fact").Exists;

    // A rule overrides by id, also across plans, so what it names has to exist.
    private static void CheckIds(List<RulePlan> plans, List<Issue> issues)
    {
        var known = plans.SelectMany(plan => plan.Rules).Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var rule in plans.SelectMany(plan => plan.Rules))
        {
            foreach (var other in rule.Overrides.Concat(rule.SupportingScores).Where(id => !known.Contains(id)))
            {
                issues.Add(new Issue(AssessmentIssueIds.BadRule, IssueSeverity.Error, "not-found", $"It names '{other}', and there is no such rule.")
                {
                    Rule = rule.Definition + "#" + rule.Id,
                });
            }
        }
    }
}
