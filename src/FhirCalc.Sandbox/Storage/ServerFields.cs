using FhirCalc.Fhir.Json;

namespace FhirCalc.Sandbox.Storage;

/// <summary>Writes what the server owns, <c>id</c>, <c>meta.versionId</c> and <c>meta.lastUpdated</c>, into a resource and touches nothing else.</summary>
internal static class ServerFields
{
    public static byte[] Stamp(ResourceJson source, StoredVersion version)
    {
        var splice = new SpliceWriter(source);
        Set(splice, source.Root, "id", version.Id);
        var meta = source.Root["meta"];
        if (meta.IsObject)
        {
            Set(splice, meta, "versionId", version.VersionId);
            Set(splice, meta, "lastUpdated", version.LastUpdated);
        }
        else
        {
            var fields = $$"""{"versionId":"{{version.VersionId}}","lastUpdated":"{{version.LastUpdated}}"}""";
            if (meta.Exists)
                splice.Replace(meta, fields);
            else
                splice.InsertProperty(source.Root, "meta", fields);
        }

        return splice.ToUtf8();
    }

    private static void Set(SpliceWriter splice, Node target, string name, string text)
    {
        var present = target[name];
        if (present.Exists)
            splice.SetString(present, text);
        else
            splice.InsertProperty(target, name, JsonText.Quote(text));
    }
}
