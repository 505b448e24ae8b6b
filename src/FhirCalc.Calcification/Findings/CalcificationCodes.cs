namespace FhirCalc.Calcification.Findings;

/// <summary>The few codes by which the code recognizes resources of the guide. What they mean clinically is for the rules.</summary>
internal static class CalcificationCodes
{
    public const string Base = CalcificationGuide.CanonicalBase;
    public const string ObservationSystem = Base + "/CodeSystem/calcification-observation";
    public const string EvidenceSystem = Base + "/CodeSystem/calcification-evidence";
    public const string OutcomeSystem = Base + "/CodeSystem/calcification-outcome";
    public const string RuleSetSystem = Base + "/CodeSystem/calcification-rule-set";
    public const string ScoreMethodSystem = Base + "/CodeSystem/score-method";
    public const string RuleKindSystem = Base + "/CodeSystem/rule-kind";
    public const string ConclusionSystem = Base + "/CodeSystem/calcification-conclusion";
    public const string RiskSystem = "http://terminology.hl7.org/CodeSystem/risk-probability";
}
