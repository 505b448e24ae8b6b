using System.Buffers;
using System.Globalization;
using System.Text.Json;
using FhirCalc.Sandbox.Interactions;
using FhirCalc.Sandbox.Search;
using FhirCalc.Sandbox.Storage;

namespace FhirCalc.Sandbox;

/// <summary>Says what the server does, from the tables that make it do so.</summary>
internal static class CapabilityStatement
{
    public static byte[] ToUtf8(string baseUrl, DateTimeOffset started)
    {
        var buffer = new ArrayBufferWriter<byte>(128 * 1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("resourceType", "CapabilityStatement");
            json.WriteString("status", "active");
            json.WriteString("date", started.UtcDateTime.ToString(StoredVersion.InstantFormat, CultureInfo.InvariantCulture));
            json.WriteString("kind", "instance");
            json.WriteStartObject("software");
            json.WriteString("name", "FhirCalc sandbox");
            json.WriteString("version", typeof(CapabilityStatement).Assembly.GetName().Version!.ToString(3));
            json.WriteEndObject();
            json.WriteStartObject("implementation");
            json.WriteString("description", "A small FHIR server for first runs and tests; it stores resources as sent and validates nothing but JSON");
            json.WriteString("url", baseUrl);
            json.WriteEndObject();
            json.WriteString("fhirVersion", "4.0.1");
            json.WriteStartArray("format");
            json.WriteStringValue("application/fhir+json");
            json.WriteEndArray();
            json.WriteStartArray("rest");
            WriteRest(json);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteRest(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("mode", "server");
        json.WriteStartArray("resource");
        foreach (var type in ResourceTypes.All.Order(StringComparer.Ordinal))
            WriteType(json, type);
        json.WriteEndArray();
        WriteInteractions(json, ofType: false);
        json.WriteEndObject();
    }

    private static void WriteType(Utf8JsonWriter json, string type)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        WriteInteractions(json, ofType: true);
        json.WriteString("versioning", "versioned");
        json.WriteBoolean("readHistory", true);
        json.WriteBoolean("updateCreate", true);
        json.WriteBoolean("conditionalCreate", true);
        json.WriteString("conditionalRead", "not-match");
        json.WriteBoolean("conditionalUpdate", true);
        json.WriteString("conditionalDelete", "not-supported");
        json.WriteStartArray("searchParam");
        WriteParameter(json, SearchParameters.Id, "token");
        WriteParameter(json, SearchParameters.LastUpdated, "date");
        foreach (var parameter in SearchParameters.Of(type))
            WriteParameter(json, parameter.Name, parameter.Kind switch { SearchKind.Token => "token", SearchKind.Reference => "reference", _ => "date" });
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteInteractions(Utf8JsonWriter json, bool ofType)
    {
        json.WriteStartArray("interaction");
        foreach (var code in InteractionTable.Rows.Where(row => row.OfType == ofType).SelectMany(row => row.Codes))
        {
            json.WriteStartObject();
            json.WriteString("code", code);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteParameter(Utf8JsonWriter json, string name, string type)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("type", type);
        json.WriteEndObject();
    }
}
