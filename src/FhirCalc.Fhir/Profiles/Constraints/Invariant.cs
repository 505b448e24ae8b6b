using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Path;
using FhirCalc.Fhir.Profiles.Compilation;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Profiles.Constraints;

/// <summary>A FHIRPath invariant. An empty result does not break it: there was nothing to judge.</summary>
internal sealed class Invariant : Assertion
{
    private readonly ConstraintDefinition _constraint;
    private readonly CompiledPath? _path;
    private readonly Func<Element, bool>? _holdsAtOnce;
    private readonly Func<Element, Scope, bool>? _holds;
    private readonly string _rule;
    private readonly Issue _failed;

    private Invariant(ConstraintDefinition constraint, CompiledPath? path, string rule)
    {
        _constraint = constraint;
        _path = path;
        _holdsAtOnce = InvariantShortcuts.Find(constraint);
        _holds = DirectInvariants.Find(constraint);
        _rule = rule;
        _failed = new Issue(ProfileIssueIds.InvariantFailed, Severity, "invariant", $"{constraint.Key}: {constraint.Human}") { Rule = rule };
    }

    /// <summary>Tells at a glance that the invariant holds; null when there is no such way. Several invariants can share it.</summary>
    public Func<Element, bool>? HoldsAtOnce => _holdsAtOnce;

    public static IEnumerable<Assertion> Compile(ElementFacts facts, CompileContext context)
    {
        var expressions = new HashSet<string>(StringComparer.Ordinal);
        foreach (var constraint in facts.Definition.Constraints)
        {
            // ele-1 (no empty elements) is a matter of structure and checked there for every element.
            if (constraint.Expression is null || constraint.Key == "ele-1"
                || facts.Asserted.Any(known => known.Constraints.Any(other => other.Key == constraint.Key)))
            {
                continue;
            }

            // Two keys for one and the same expression: one cause gives one issue.
            var expression = PublishedErrata.Correct(constraint.Key, constraint.Expression);
            if (!expressions.Add(expression))
                continue;

            var rule = (constraint.Source ?? facts.Canonical) + "#" + constraint.Key;
            CompiledPath? path = null;
            try
            {
                path = context.Engine.Paths.Compile(expression);
            }
            catch (PathException error)
            {
                context.Problem(ProfileIssueIds.BadInvariant, $"The invariant {constraint.Key} does not compile: {error.Message}", facts.Rule);
            }

            yield return new Invariant(constraint, path, rule);
        }
    }

    // What is only recommended is mentioned, not warned of: else a warning about every resource without narrative hides the others.
    private IssueSeverity Severity => _constraint switch
    {
        { IsBestPractice: true } => IssueSeverity.Information,
        { Severity: "warning" } => IssueSeverity.Warning,
        _ => IssueSeverity.Error,
    };

    public override void Describe(Outline outline) =>
        outline.Line($"{_constraint.Key} ({Severity.ToString().ToLowerInvariant()}): {_constraint.Human} [{_constraint.Expression}]");

    public override void Check(in Element element, Scope scope)
    {
        if (_holdsAtOnce is null || !_holdsAtOnce(element))
            Evaluate(element, scope);
    }

    /// <summary>Checks the rule itself, by its expression or by what takes its place.</summary>
    public void Evaluate(in Element element, Scope scope)
    {
        if (_holds is not null)
        {
            if (!_holds(element, scope))
                Report(element, scope);
            return;
        }

        if (_path is null)
        {
            scope.Undecided(ProfileIssueIds.InvariantNotEvaluated, IssueSeverity.Warning,
                $"The invariant {_constraint.Key} was not checked, since its expression does not compile.", element, _rule);
            return;
        }

        try
        {
            if (_path.EvaluateBoolean(element, scope.Path) == false)
                Report(element, scope);
        }
        catch (PathUndecidedException open)
        {
            scope.Undecided(ProfileIssueIds.InvariantUndecided, IssueSeverity.Warning,
                $"Whether {_constraint.Key} holds stays open: {open.Message}. The rule: {_constraint.Human}", element, _rule);
        }
        catch (PathEvaluationException error)
        {
            scope.Undecided(ProfileIssueIds.InvariantNotEvaluated, IssueSeverity.Warning,
                $"The invariant {_constraint.Key} has no result here: {error.Message}. The rule: {_constraint.Human}", element, _rule);
        }
    }

    private void Report(in Element element, Scope scope)
    {
        var detail = InvariantDetails.Of(_constraint, element);
        scope.Report(detail is null ? _failed : _failed with { Message = $"{_failed.Message} Found: {detail}." }, element);
    }
}
