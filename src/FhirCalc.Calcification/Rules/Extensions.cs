using FhirCalc.Fhir.Json;

namespace FhirCalc.Calcification.Rules;

/// <summary>Reads the extensions in which a PlanDefinition states its rules.</summary>
internal static class Extensions
{
    private const string Prefix = CalcificationGuide.CanonicalBase + "/StructureDefinition/";

    /// <summary>Whether this is the guide's extension of this name.</summary>
    public static bool IsNamed(Node extension, string name) => extension["url"u8].GetString() == Prefix + name;

    /// <summary>The first of the guide's extensions of this name, or the missing node.</summary>
    public static Node First(Node element, string name) => FirstOf(element, Prefix + name);

    /// <summary>What each of the guide's extensions of this name says.</summary>
    public static List<T> Named<T>(Node element, string name, Func<Node, T> read) => All(element, Prefix + name, read);

    /// <summary>The sub-extension of this name, or the missing node.</summary>
    public static Node Part(Node extension, string name) => FirstOf(extension, name);

    /// <summary>What each sub-extension of this name says.</summary>
    public static List<T> Parts<T>(Node extension, string name, Func<Node, T> read) => All(extension, name, read);

    private static Node FirstOf(Node element, string url)
    {
        foreach (var extension in element["extension"u8].Children)
        {
            if (extension["url"u8].GetString() == url)
                return extension;
        }

        return default;
    }

    private static List<T> All<T>(Node element, string url, Func<Node, T> read)
    {
        var found = new List<T>();
        foreach (var extension in element["extension"u8].Children)
        {
            if (extension["url"u8].GetString() == url)
                found.Add(read(extension));
        }

        return found;
    }
}
