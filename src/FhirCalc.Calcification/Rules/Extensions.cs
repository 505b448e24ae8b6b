using FhirCalc.Fhir.Json;

namespace FhirCalc.Calcification.Rules;

/// <summary>Reads the extensions in which a PlanDefinition states its rules.</summary>
internal static class Extensions
{
    private const string Prefix = CalcificationGuide.CanonicalBase + "/StructureDefinition/";

    public static IEnumerable<Node> Named(Node element, string name) => All(element, Prefix + name);

    /// <summary>The sub-extension of this name, or the missing node.</summary>
    public static Node Part(Node extension, string name) => All(extension, name).FirstOrDefault();

    public static IEnumerable<Node> Parts(Node extension, string name) => All(extension, name);

    private static List<Node> All(Node element, string url)
    {
        var found = new List<Node>();
        foreach (var extension in element["extension"u8].Children)
        {
            if (extension["url"u8].GetString() == url)
                found.Add(extension);
        }

        return found;
    }
}
