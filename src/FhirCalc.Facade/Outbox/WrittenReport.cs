using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Outbox;

/// <summary>The reports that a delivery wrote, and their versions as far as the external server told them.</summary>
internal static class WrittenReport
{
    public static List<(string Reference, string? Version)> In(byte[] answer)
    {
        var found = new List<(string, string?)>();
        if (!ResourceJson.TryParse(answer, null, out var bundle, out _))
            return found;
        foreach (var entry in bundle.Root["entry"u8].Children)
        {
            var parts = (entry["response"u8]["location"u8].GetString() ?? "").Split('/');
            if (parts is ["DiagnosticReport", var id, .. var rest])
                found.Add(($"DiagnosticReport/{id}", rest is ["_history", var version] ? version : null));
        }

        return found;
    }
}
