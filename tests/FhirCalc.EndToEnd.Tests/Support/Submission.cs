using System.Text.Json;

namespace FhirCalc.EndToEnd.Tests.Support;

/// <summary>The example breast report under identifiers of its own; apart from them byte for byte as in the examples.</summary>
internal sealed class Submission
{
    private const string SubmissionNumber = "breast-2026-05-11-1";
    private const string PatientNumber = "SYN-1001";
    private const string ReportNumber = "MG-2026-0511-17";

    private static readonly string Example = Repository.Read("profiles/examples/breast-report.json");

    public Submission()
    {
        foreach (var number in (string[])[SubmissionNumber, PatientNumber, ReportNumber])
            Example.ShouldContain(number, Case.Sensitive, "the example has changed: this class must follow it");
        Json = Example.Replace(SubmissionNumber, "sub-" + Number, StringComparison.Ordinal)
            .Replace(PatientNumber, "pat-" + Number, StringComparison.Ordinal)
            .Replace(ReportNumber, "rep-" + Number, StringComparison.Ordinal);
    }

    public string Number { get; } = Guid.NewGuid().ToString("N");

    public string Json { get; }

    public string PatientSearch => $"Patient?identifier=http://hospital.example.org/patients|pat-{Number}";

    public string ReportSearch => $"DiagnosticReport?identifier=http://hospital.example.org/reports|rep-{Number}";

    /// <summary>Resources of each type in the Bundle.</summary>
    public static IReadOnlyDictionary<string, int> Sent { get; } = new Dictionary<string, int>
    {
        ["ImagingStudy"] = 1,
        ["Observation"] = 3,
        ["Condition"] = 1,
        ["Specimen"] = 1,
        ["DiagnosticReport"] = 1,
    };

    /// <summary>
    /// What the server holds of this submission, as one line: <see cref="Nothing"/>, or <see cref="Once"/>: every part of
    /// it, and of the results one RiskAssessment a breast and one Provenance.
    /// </summary>
    public async Task<string> OnServerAsync(FhirEndpoint server)
    {
        var patients = await server.GetAsync(PatientSearch);
        if (patients.Json.GetProperty("total").GetInt32() == 0)
            return Nothing;
        var counts = new List<string> { $"Patient {patients.Entries.Count}", $"report number {await server.CountAsync(ReportSearch)}" };
        var patient = $"Patient/{IdOf(patients.Entries[0])}";
        foreach (var type in Sent.Keys.Order(StringComparer.Ordinal))
            counts.Add($"{type} {await server.CountAsync($"{type}?subject={patient}")}");
        var risks = (await server.GetAsync($"RiskAssessment?subject={patient}")).Entries;
        counts.Add($"RiskAssessment {risks.Count}");
        if (risks.Count > 0)
            counts.Add($"Provenance {await server.CountAsync($"Provenance?target=RiskAssessment/{IdOf(risks[0])}")}");
        return string.Join(", ", counts);
    }

    public const string Nothing = "nothing";

    public const string Once =
        "Patient 1, report number 1, Condition 1, DiagnosticReport 1, ImagingStudy 1, Observation 3, Specimen 1, RiskAssessment 2, Provenance 1";

    private static string IdOf(JsonElement entry) => entry.GetProperty("resource").GetProperty("id").GetString()!;
}
