using FhirCalc.Fhir.Json;

namespace FhirCalc.Calcification.Findings;

/// <summary>Whether a resource counts at all, by its workflow status. What it then says is for the rules.</summary>
internal static class ResourceStatus
{
    public static bool Counts(InputResource resource) => resource.Type switch
    {
        "Observation" => !IsWithdrawn(resource.Status) && (!resource.Status.TextEquals("registered"u8) || HasResult(resource)),
        "Condition" => !HasCode(resource.Element.Node["verificationStatus"u8], "entered-in-error"u8),
        _ => !IsWithdrawn(resource.Status),
    };

    public static bool IsPreliminary(InputResource resource)
    {
        var status = resource.Status;
        return status.TextEquals("preliminary"u8) || status.TextEquals("registered"u8) || status.TextEquals("partial"u8);
    }

    private static bool IsWithdrawn(Node status) => status.TextEquals("entered-in-error"u8) || status.TextEquals("cancelled"u8);

    private static bool HasResult(InputResource observation)
    {
        foreach (var _ in observation.Element.Children("value"))
            return true;
        return observation.Element.Node["component"u8].Exists;
    }

    private static bool HasCode(Node concept, ReadOnlySpan<byte> code)
    {
        foreach (var coding in concept["coding"u8].Children)
        {
            if (coding["code"u8].TextEquals(code))
                return true;
        }

        return false;
    }
}
