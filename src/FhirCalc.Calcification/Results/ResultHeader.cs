namespace FhirCalc.Calcification.Results;

/// <summary>What the results of one report have in common.</summary>
/// <param name="Subject">Reference to the patient.</param>
/// <param name="Encounter">Reference to the encounter of the report, or null.</param>
/// <param name="Time">Instant of the assessment.</param>
/// <param name="Device">The engine.</param>
/// <param name="DeviceName">Its name and version.</param>
internal sealed record ResultHeader(string Subject, string? Encounter, string Time, ResultResource Device, string DeviceName);
