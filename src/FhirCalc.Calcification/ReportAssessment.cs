using FhirCalc.Calcification.Rules;
using FhirCalc.Calcification.Scores;

namespace FhirCalc.Calcification;

/// <summary>What the rules say of one report.</summary>
/// <param name="Report">Reference to the report.</param>
/// <param name="Organs">One assessment for each organ and side.</param>
/// <param name="Scores">What was derived from its findings, scores and measurements.</param>
public sealed record ReportAssessment(string Report, IReadOnlyList<OrganAssessment> Organs, IReadOnlyList<DerivedScore> Scores);
