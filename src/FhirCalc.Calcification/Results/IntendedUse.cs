namespace FhirCalc.Calcification.Results;

/// <summary>What every result says of itself.</summary>
public static class IntendedUse
{
    /// <summary>The text.</summary>
    public const string Text =
        "FhirCalc is a reference implementation for interoperability testing, research and registry use. It is not a medical device and has not " +
        "been evaluated or cleared by any regulator. Outputs are preliminary, rule-based (not machine learned) and must be reviewed by a qualified " +
        "professional, who remains responsible for the decision. They are not to be used as the sole basis for diagnosis or treatment.";
}
