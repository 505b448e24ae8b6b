using FhirCalc.Calcification.Findings;
using FhirCalc.Calcification.Rules;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Scores;

/// <summary>Derives the scores of one report's patient. Used by one thread.</summary>
internal sealed class ScoreAssessor(RuleBase rules, ReportCase report, ReportScopes scopes, SubmissionIndex index, InputReferences references, List<Issue> issues)
{
    private static readonly string[] Effective = ["effectiveDateTime", "effectivePeriod", "effectiveInstant", "effectiveTiming"];

    public List<DerivedScore> Scores()
    {
        var derived = new List<DerivedScore>();
        foreach (var plan in rules.Scores)
        {
            var scope = scopes.ScopeOf(plan, report.Report);
            foreach (var rule in plan.Rules)
            {
                var sources = Evaluate(scope, rule.Score!.Each, rule);
                for (var at = 0; at < sources.Count; at++)
                {
                    if (sources[at] is ElementValue { Element: var element } && index.Find(element) is { } source && Derive(plan, rule, source) is { } score)
                        derived.Add(score);
                }
            }
        }

        return derived;
    }

    private DerivedScore? Derive(RulePlan plan, CalcificationRule rule, InputResource source)
    {
        var scope = scopes.ScopeOf(plan, source);
        var truth = RuleVerdict.Decide(rule, scope);
        if (truth == Truth.Unknown)
            Note(rule, source, scope);
        if (truth != Truth.True)
            return null;

        // 1. The value: one figure for all, calculated, or read from the table.
        var score = rule.Score!;
        var value = score.Value ?? Calculated(score, scope, rule);
        var components = new List<ScoreComponent>();
        foreach (var row in score.Rows)
        {
            if (scope.Decide(row.When, rule.Id) != Truth.True)
                continue;
            var concept = (Property: "valueCodeableConcept", Json: ScoreValues.Concept(row.Code), Words: row.Code.Display);
            if (row.Component is { } component)
                components.Add(new ScoreComponent(component, concept.Property, concept.Json, concept.Words));
            else
                value ??= concept;
        }

        var rowsHold = components.Count > 0;
        foreach (var (code, expression) in score.Components)
        {
            foreach (var item in Evaluate(scope, expression, rule))
            {
                if (ScoreValues.Of(item, null, references) is { } given)
                    components.Add(new ScoreComponent(code, given.Property, given.Json, given.Words));
            }
        }

        // 2. Where no row holds there is nothing to say, unless the rule says why.
        if (value is null && !rowsHold && score.Otherwise is null)
            return null;
        List<InputResource> from = [source];
        if (score.From is { } more)
            from.AddRange(Evaluate(scope, more, rule).OfType<ElementValue>().Select(item => index.Find(item.Element)).OfType<InputResource>());
        var details = string.Join(", ", components.Select(component => component.Words).Where(text => text.Length > 0));
        var words = value switch
        {
            null when !rowsHold => "none",
            null => details,
            _ => value.Value.Words + (details.Length > 0 ? $" ({details})" : ""),
        };
        return new DerivedScore(rule, from.ConvertAll(InputReferences.Of), words)
        {
            ValueProperty = value?.Property,
            ValueJson = value?.Json,
            Components = components,
            AbsentReason = value is null && !rowsHold ? score.Otherwise : null,
            Effective = EffectiveOf(from),
            BodySite = source.Element.Node["bodySite"u8] is { Exists: true } site ? site.RawText : null,
        };
    }

    private (string Property, string Json, string Words)? Calculated(ScoreDefinition score, FindingScope scope, CalcificationRule rule) =>
        score.Calculated is { } expression && Evaluate(scope, expression, rule) is [var result] ? ScoreValues.Of(result, score.Unit, references) : null;

    private static PathValues Evaluate(FindingScope scope, CompiledPath expression, CalcificationRule rule)
    {
        try
        {
            return scope.Evaluate(expression);
        }
        catch (PathEvaluationException wrong)
        {
            scope.Failed(rule.Id, wrong);
            return PathValues.Empty;
        }
    }

    private static IReadOnlyList<PathValue> Evaluate(FindingScope scope, RuleExpression expression, CalcificationRule rule)
    {
        try
        {
            return expression.Evaluate(scope);
        }
        catch (PathEvaluationException wrong)
        {
            scope.Failed(rule.Id, wrong);
            return [];
        }
    }

    private static (string Property, string Json)? EffectiveOf(List<InputResource> from)
    {
        foreach (var source in from.OrderByDescending(source => source.Time))
        {
            foreach (var property in Effective)
            {
                if (source.Element.Node[property] is { Exists: true } value)
                    return (property, value.RawText);
            }
        }

        return null;
    }

    private void Note(CalcificationRule rule, InputResource source, FindingScope scope)
    {
        var missing = new MissingData(rule);
        missing.Add(scope);
        var issue = new Issue(AssessmentIssueIds.ScoreNotDerived, IssueSeverity.Information, "incomplete", $"{rule.Derives!.Display}: not derived; missing: {string.Join("; ", missing.Texts)}.")
        {
            Location = source.Location,
            Rule = rule.Definition + "#" + rule.Id,
        };
        if (!issues.Contains(issue))
            issues.Add(issue);
    }
}
