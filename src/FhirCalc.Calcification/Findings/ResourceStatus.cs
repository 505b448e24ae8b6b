namespace FhirCalc.Calcification.Findings;

/// <summary>Whether a resource counts at all, by its workflow status. What it then says is for the rules.</summary>
internal static class ResourceStatus
{
    public static bool Counts(InputResource resource) => resource.Type switch
    {
        "Observation" => resource.Status switch
        {
            "entered-in-error" or "cancelled" => false,
            "registered" => HasResult(resource),
            _ => true,
        },
        "Condition" => !HasCode(resource, "verificationStatus", "entered-in-error"),
        _ => resource.Status is not ("entered-in-error" or "cancelled"),
    };

    public static bool IsPreliminary(InputResource resource) => resource.Status is "preliminary" or "registered" or "partial";

    private static bool HasResult(InputResource observation)
    {
        foreach (var _ in observation.Element.Children("value"))
            return true;
        return observation.Element.Node["component"u8].Exists;
    }

    private static bool HasCode(InputResource resource, string property, string code)
    {
        foreach (var coding in resource.Element.Node[property]["coding"u8].Children)
        {
            if (coding["code"u8].GetString() == code)
                return true;
        }

        return false;
    }
}
