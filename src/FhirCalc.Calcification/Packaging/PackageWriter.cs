using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Calcification.Packaging;

/// <summary>A file of the package: what the index says of it is read from the resource, what is written is the content.</summary>
internal sealed record PackageFile(ResourceJson Resource, string Id, byte[] Content)
{
    public string Name => $"{Resource.ResourceType}-{Id}.json";
}

/// <summary>Writes a gzip-compressed tar. Neither the time nor the machine shows in it.</summary>
internal sealed class PackageWriter(Stream to) : IDisposable
{
    // What npm itself writes for every file.
    private static readonly DateTimeOffset FileTime = new(1985, 10, 26, 8, 15, 0, TimeSpan.Zero);
    private static readonly string[] IndexedTexts = ["url", "version", "kind", "type", "supplements", "content", "derivation"];

    private readonly TarWriter _tar = new(new GZipStream(to, CompressionLevel.SmallestSize, leaveOpen: true), TarEntryFormat.Ustar);

    public void Add(string path, byte[] content) => _tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, path)
    {
        ModificationTime = FileTime,
        Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
        DataStream = new MemoryStream(content),
    });

    /// <summary>Files, and before them the index by which tools find them without opening each.</summary>
    public void AddFolder(string folder, IEnumerable<PackageFile> files)
    {
        var all = files.OrderBy(file => file.Name, StringComparer.Ordinal).ToList();
        for (var next = 1; next < all.Count; next++)
        {
            if (all[next].Name == all[next - 1].Name)
                throw new ArgumentException($"{folder}/{all[next].Name} would be written twice.", nameof(files));
        }

        Add($"{folder}/.index.json", Index(all));
        foreach (var file in all)
            Add($"{folder}/{file.Name}", file.Content);
    }

    public void Dispose() => _tar.Dispose();

    private static byte[] Index(List<PackageFile> files)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("index-version", 2);
            json.WriteStartArray("files");
            foreach (var file in files)
            {
                json.WriteStartObject();
                json.WriteString("filename", file.Name);
                json.WriteString("resourceType", file.Resource.ResourceType);
                json.WriteString("id", file.Id);
                foreach (var name in IndexedTexts)
                {
                    // PlanDefinition.type is a CodeableConcept: the index holds texts only.
                    if (file.Resource.Root[name].GetString() is { } text)
                        json.WriteString(name, text);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
