using FhirCalc.Fhir.Definitions;

namespace FhirCalc.Calcification.Rules;

/// <summary>A child that there can only be once. Where bad data has more, expressions fail, and that is for the engine to say.</summary>
internal static class OnlyChild
{
    /// <returns>False when there is more than one.</returns>
    public static bool TryFind(Element owner, string name, out Element child)
    {
        child = default;
        foreach (var one in owner.Children(name))
        {
            if (child.Exists)
                return false;
            child = one;
        }

        return true;
    }
}
