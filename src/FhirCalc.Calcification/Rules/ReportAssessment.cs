namespace FhirCalc.Calcification.Rules;

/// <summary>What the rules say of one report.</summary>
/// <param name="Report">Reference to the report.</param>
/// <param name="Organs">One assessment for each organ and side.</param>
public sealed record ReportAssessment(string Report, IReadOnlyList<OrganAssessment> Organs);
