using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using FhirCalc.Calcification.Rules;

namespace FhirCalc.Calcification.Results;

/// <summary>The JSON of the data types that results use.</summary>
internal static class JsonParts
{
    public const string Profiles = CalcificationGuide.CanonicalBase + "/StructureDefinition/";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A resource of this type, id, profile and narrative; <paramref name="body"/> writes the rest.</summary>
    public static ResultResource Resource(string type, string id, string? profile, string narrative, Action<Utf8JsonWriter> body)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("resourceType", type);
            json.WriteString("id", id);
            if (profile is not null)
                WriteMeta(json, profile);
            json.WriteStartObject("text");
            json.WriteString("status", "generated");
            json.WriteString("div", narrative);
            json.WriteEndObject();
            body(json);
            json.WriteEndObject();
        }

        return new ResultResource(type, id, buffer.WrittenSpan.ToArray());
    }

    private static void WriteMeta(Utf8JsonWriter json, string profile)
    {
        json.WriteStartObject("meta");
        json.WriteStartArray("profile");
        json.WriteStringValue(Profiles + profile);
        json.WriteEndArray();
        // HL7's label for what an algorithm asserts; it also holds for plain published rules.
        json.WriteStartArray("security");
        WriteCoding(json, new Coding("http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "AIAST", "Artificial Intelligence asserted"));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void WriteCoding(Utf8JsonWriter json, Coding coding, string? version = null)
    {
        json.WriteStartObject();
        json.WriteString("system", coding.System);
        if (version is not null)
            json.WriteString("version", version);
        json.WriteString("code", coding.Code);
        if (coding.Display.Length > 0)
            json.WriteString("display", coding.Display);
        json.WriteEndObject();
    }

    public static void WriteConcept(Utf8JsonWriter json, string name, Coding coding, string? version = null, string? text = null)
    {
        json.WriteStartObject(name);
        json.WriteStartArray("coding");
        WriteCoding(json, coding, version);
        json.WriteEndArray();
        if (text is not null)
            json.WriteString("text", text);
        json.WriteEndObject();
    }

    public static void WriteReference(Utf8JsonWriter json, string? name, string reference, string? type = null, string? display = null)
    {
        if (name is null)
            json.WriteStartObject();
        else
            json.WriteStartObject(name);
        json.WriteString("reference", reference);
        if (type is not null)
            json.WriteString("type", type);
        if (display is not null)
            json.WriteString("display", display);
        json.WriteEndObject();
    }

    /// <summary>An extension of the guide, whose value or parts <paramref name="content"/> writes.</summary>
    public static void WriteExtension(Utf8JsonWriter json, string name, Action<Utf8JsonWriter> content)
    {
        json.WriteStartObject();
        json.WriteString("url", Profiles + name);
        content(json);
        json.WriteEndObject();
    }

    public static void WritePart(Utf8JsonWriter json, string name, string valueName, string value)
    {
        json.WriteStartObject();
        json.WriteString("url", name);
        json.WriteString(valueName, value);
        json.WriteEndObject();
    }
}
