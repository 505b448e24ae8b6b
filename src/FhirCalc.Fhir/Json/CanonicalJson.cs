using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FhirCalc.Fhir.Json;

/// <summary>
/// One spelling for what means the same: no blanks, properties in ordinal order, one way of escaping. Numbers keep their
/// letters, since 1.0 and 1.00 differ in FHIR.
/// </summary>
public static class CanonicalJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>SHA-256 of the canonical text, in hexadecimal.</summary>
    public static string Hash(ResourceJson resource)
    {
        var buffer = new ArrayBufferWriter<byte>(resource.Utf8.Length + 16);
        using (var json = new Utf8JsonWriter(buffer, Options))
            Write(resource.Root, json);
        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    private static void Write(Node node, Utf8JsonWriter json)
    {
        switch (node.Kind)
        {
            case NodeKind.Object:
                json.WriteStartObject();
                foreach (var property in Sorted(node))
                {
                    json.WritePropertyName(property.Name);
                    Write(property, json);
                }

                json.WriteEndObject();
                break;
            case NodeKind.Array:
                json.WriteStartArray();
                foreach (var item in node.Children)
                    Write(item, json);
                json.WriteEndArray();
                break;
            case NodeKind.String:
                json.WriteStringValue(node.GetString());
                break;
            default:
                json.WriteRawValue(node.Raw, skipInputValidation: true);
                break;
        }
    }

    private static List<Node> Sorted(Node node)
    {
        var properties = new List<Node>();
        foreach (var property in node.Children)
            properties.Add(property);
        properties.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        return properties;
    }
}
