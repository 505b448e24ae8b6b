namespace FhirCalc.Calcification.Rules;

/// <summary>HL7's scale of risk probability without its ends: nothing is ever negligible or certain.</summary>
public enum RiskGrade
{
    /// <summary>Low likelihood.</summary>
    Low = 1,

    /// <summary>Moderate likelihood.</summary>
    Moderate = 2,

    /// <summary>High likelihood.</summary>
    High = 3,
}
