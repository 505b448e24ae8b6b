namespace FhirCalc.Calcification.Rules;

/// <summary>Something that expressions of a plan call by name: values of a component, a variable, or a fact.</summary>
internal sealed record RuleSlot(string Name)
{
    /// <summary>Code of the components whose values it means.</summary>
    public Coding? Component { get; init; }

    public RuleExpression? Variable { get; init; }

    public RuleFact? Fact { get; init; }

    /// <summary>Whether it is the same for every finding of a report, so that it is computed once.</summary>
    public bool OfContext { get; init; }
}
