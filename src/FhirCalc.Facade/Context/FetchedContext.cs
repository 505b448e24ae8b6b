using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Context;

/// <summary>What was found on the external server for an assessment, as it was found.</summary>
/// <param name="Searches">What was asked, below the FHIR base.</param>
/// <param name="Resources">What was found, with ids and versions as the server gave them.</param>
/// <param name="Unavailable">What could not be had, in words.</param>
internal sealed record FetchedContext(IReadOnlyList<string> Searches, IReadOnlyList<ResourceJson> Resources, IReadOnlyList<string> Unavailable)
{
    public static FetchedContext Nothing { get; } = new([], [], []);

    /// <summary>The resources, the patient named as the submission names him.</summary>
    public IReadOnlyList<ResourceJson> For(ContextPatient patient, string? reference) => patient.Urn is null || reference is null
        ? Resources
        : [.. Resources.Select(resource =>
        {
            var writer = new SpliceWriter(resource);
            ReferenceRewriter.Rewrite(resource.Root, writer, text => Names(text, reference) ? patient.Urn : null);
            return ResourceJson.Parse(writer.ToUtf8());
        })];

    /// <summary>
    /// The record that is kept with the submission: the same assessment can be made again from it. A Bundle of type collection;
    /// its links are the searches, its OperationOutcome what could not be had.
    /// </summary>
    public byte[]? ToRecord() => Searches.Count == 0 && Unavailable.Count == 0 ? null : FhirJson.Write(json =>
    {
        json.WriteString("resourceType", "Bundle");
        json.WriteString("type", "collection");
        json.WriteObjects("link", Searches, search =>
        {
            json.WriteString("relation", "search");
            json.WriteString("url", search);
        });
        json.WriteStartArray("entry");
        foreach (var resource in Resources)
        {
            json.WriteStartObject();
            json.WriteRaw("resource", resource.Utf8.Span);
            json.WriteEndObject();
        }

        if (Unavailable.Count > 0)
        {
            json.WriteStartObject();
            json.WriteStartObject("resource");
            json.WriteString("resourceType", "OperationOutcome");
            json.WriteObjects("issue", Unavailable, text =>
            {
                json.WriteString("severity", "warning");
                json.WriteString("code", "incomplete");
                json.WriteString("diagnostics", text);
            });
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    public static FetchedContext FromRecord(byte[] record)
    {
        var bundle = ResourceJson.Parse(record);
        List<string> searches = [], unavailable = [];
        var resources = new List<ResourceJson>();
        foreach (var link in bundle.Root["link"u8].Children)
            searches.Add(link["url"u8].GetString()!);
        foreach (var entry in bundle.Root["entry"u8].Children)
        {
            var resource = entry["resource"u8];
            if (resource["resourceType"u8].TextEquals("OperationOutcome"u8))
            {
                foreach (var issue in resource["issue"u8].Children)
                    unavailable.Add(issue["diagnostics"u8].GetString()!);
            }
            else
            {
                resources.Add(ResourceJson.Parse(record.AsMemory(resource.Offset, resource.Length)));
            }
        }

        return new FetchedContext(searches, resources, unavailable);
    }

    private static bool Names(string text, string reference) =>
        text == reference || text.EndsWith("/" + reference, StringComparison.Ordinal) || text.StartsWith(reference + "/_history/", StringComparison.Ordinal);
}
