using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FhirCalc.Facade.Upstream;

/// <summary>Writes small FHIR resources of our own. Quotes and other letters are not escaped for HTML: this is never put into a page.</summary>
internal static class FhirJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="size">About how long it will be, where it may be long.</param>
    public static byte[] Write(Action<Utf8JsonWriter> content, int size = 4 * 1024)
    {
        var buffer = new ArrayBufferWriter<byte>(size);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>A FHIR instant in UTC, to the millisecond.</summary>
    public static string Instant(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    /// <summary>An array property with one object for each item.</summary>
    public static void WriteObjects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> content)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            content(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A property whose value is JSON already.</summary>
    public static void WriteRaw(this Utf8JsonWriter json, string name, ReadOnlySpan<byte> value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value, skipInputValidation: true);
    }
}
