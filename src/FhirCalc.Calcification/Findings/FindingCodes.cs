using System.Text;
using FhirCalc.Fhir.Definitions;

namespace FhirCalc.Calcification.Findings;

/// <summary>Recognizes calcification findings.</summary>
internal static class FindingCodes
{
    private static readonly byte[] System = Encoding.UTF8.GetBytes(CalcificationCodes.ObservationSystem);

    public static bool IsFinding(Element resource)
    {
        if (resource.Type.Name != "Observation")
            return false;
        foreach (var coding in resource.Node["code"u8]["coding"u8].Children)
        {
            if (coding["code"u8].TextEquals("calcification-finding"u8) && coding["system"u8].TextEquals(System))
                return true;
        }

        return false;
    }
}
