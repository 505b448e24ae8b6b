namespace FhirCalc.Calcification.Rules;

/// <summary>A fact that is true, false or unknown for a finding. Silence never makes it false.</summary>
/// <param name="Name">Name in expressions, after the percent sign.</param>
/// <param name="Slot">Its slot in the plan.</param>
/// <param name="Holds">Gives something, other than false, where the fact is true.</param>
/// <param name="Refuted">Gives something, other than false, where it is false; null where nothing refutes it.</param>
/// <param name="Missing">What would have to be stated where it is unknown.</param>
internal sealed record RuleFact(string Name, int Slot, RuleExpression Holds, RuleExpression? Refuted, string Missing)
{
    /// <summary>Gives what the elements of <see cref="Holds"/> need to count, such as the method; or null.</summary>
    public RuleExpression? Because { get; init; }

    /// <summary>The text alone, for the many rules that lack nothing else.</summary>
    public string[] MissingAlone { get; } = [Missing];
}
