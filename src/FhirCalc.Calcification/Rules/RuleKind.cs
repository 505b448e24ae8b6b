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

    /// <summary>States a mechanism or a cause.</summary>
    Etiology,

    /// <summary>Reports a factor with its direction; it changes no grade.</summary>
    Modifier,

    /// <summary>Derives an Observation from others.</summary>
    Score,
}
