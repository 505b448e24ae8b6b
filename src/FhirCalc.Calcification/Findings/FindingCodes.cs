using FhirCalc.Fhir.Json;

namespace FhirCalc.Calcification.Findings;

/// <summary>Recognizes calcification findings.</summary>
internal static class FindingCodes
{
    public static bool IsFinding(InputResource resource) =>
        resource.Type == "Observation" && Has(resource.Element.Node["code"u8]);

    private static bool Has(Node concept)
    {
        foreach (var coding in concept["coding"u8].Children)
        {
            if (coding["code"u8].TextEquals("calcification-finding"u8) && coding["system"u8].GetString() == CalcificationCodes.ObservationSystem)
                return true;
        }

        return false;
    }
}
