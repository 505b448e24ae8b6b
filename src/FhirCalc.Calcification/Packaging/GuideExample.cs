using FhirCalc.Fhir.Json;

namespace FhirCalc.Calcification.Packaging;

/// <summary>An example that goes with the guide.</summary>
/// <param name="Name">Its name where the resource itself has no id.</param>
/// <param name="Profile">Canonical of the profile that it is an example of.</param>
/// <param name="Resource">The resource.</param>
public sealed record GuideExample(string Name, string Profile, ResourceJson Resource)
{
    /// <summary>The id under which the package holds it.</summary>
    public string Id => Resource.Root["id"u8].GetString() ?? Name;

    internal byte[] ToUtf8()
    {
        if (Resource.Root["id"u8].Exists)
            return Resource.Utf8.ToArray();
        // A submission has no id of its own, and a package finds its files by type and id.
        var writer = new SpliceWriter(Resource);
        writer.InsertProperty(Resource.Root, "id", $"\"{Name}\"");
        return writer.ToUtf8();
    }
}
