namespace FhirCalc.Calcification.Rules;

/// <summary>What a rule does when its conditions hold.</summary>
public enum RuleKind
{
    /// <summary>Grades an outcome.</summary>
    Risk,

    /// <summary>Limits what may be concluded.</summary>
    Guard,

    /// <summary>Recommends a next step.</summary>
    Action,
}
