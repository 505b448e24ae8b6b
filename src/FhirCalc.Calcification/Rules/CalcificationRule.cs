using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Rules;

/// <summary>A rule as its PlanDefinition states it. Everything clinical about it is data.</summary>
public sealed class CalcificationRule
{
    internal CalcificationRule(string id, RuleKind kind, string title)
    {
        Id = id;
        Kind = kind;
        Title = title;
    }

    /// <summary>Id of the rule within its plan.</summary>
    public string Id { get; }

    /// <summary>What it does.</summary>
    public RuleKind Kind { get; }

    /// <summary>What it is about, in words.</summary>
    public string Title { get; }

    /// <summary>Canonical of the PlanDefinition, with its version.</summary>
    public string Definition { get; internal init; } = "";

    /// <summary>Id of the group of rules it belongs to, such as <c>breast-calcification-rules</c>.</summary>
    public string PlanId { get; internal init; } = "";

    /// <summary>The outcome graded by a risk rule, or looked at by an action.</summary>
    public Coding? Outcome { get; internal init; }

    /// <summary>The grade that a risk rule gives, or the lowest grade at which an action is advised.</summary>
    public RiskGrade? Grade { get; internal init; }

    /// <summary>Codes of the published statements that it rests on.</summary>
    public IReadOnlyList<string> Evidence { get; internal init; } = [];

    /// <summary>Ids of the rules that do not count for a finding where this one holds.</summary>
    public IReadOnlyList<string> Overrides { get; internal init; } = [];

    /// <summary>The conditions, as they are written; all must hold.</summary>
    public IReadOnlyList<string> Expressions => [.. Conditions.Select(condition => condition.Expression.Expression)];

    /// <summary>Conclusion for a finding for which a guard holds, or null.</summary>
    public Coding? Conclusion { get; internal init; }

    /// <summary>Mechanisms that an etiology rule states, where there is a code for them.</summary>
    public IReadOnlyList<Coding> Mechanisms { get; internal init; } = [];

    /// <summary>The direction of the factor that a modifier reports, or null.</summary>
    public Coding? Direction { get; internal init; }

    /// <summary>Whether a guard points at something in the input that should be corrected.</summary>
    public bool Warns { get; internal init; }

    /// <summary>Years within which the outcome is expected, or null.</summary>
    public int? WithinYears { get; internal init; }

    /// <summary>What it asks for beyond the report, as canonicals of value sets by resource type.</summary>
    public IReadOnlyList<RuleInput> Inputs { get; internal init; } = [];

    /// <summary>Ids of score rules whose results support the prediction.</summary>
    public IReadOnlyList<string> SupportingScores { get; internal init; } = [];

    /// <summary>Code of the Observation that a score rule derives, or null.</summary>
    public Coding? Derives => Score?.Code;

    internal ScoreDefinition? Score { get; init; }

    internal CompiledPath? WithinFrom { get; init; }

    internal RuleCondition[] Conditions { get; init; } = [];
}
