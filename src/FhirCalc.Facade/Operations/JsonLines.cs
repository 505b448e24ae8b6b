using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;

namespace FhirCalc.Facade.Operations;

/// <summary>A message as a JSON object on a line: what it says, and each of its values by name. Nothing is said twice.</summary>
internal sealed class JsonLines : ITextFormatter
{
    private static readonly MessageTemplateTextFormatter Message = new("{Message:lj}", CultureInfo.InvariantCulture);

    // It goes into logs, never into a page.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line, Plain))
        {
            json.WriteStartObject();
            json.WriteString("Timestamp", logEvent.Timestamp.UtcDateTime);
            json.WriteString("Level", logEvent.Level.ToString());
            using var message = new StringWriter(CultureInfo.InvariantCulture);
            Message.Format(logEvent, message);
            json.WriteString("Message", message.ToString());
            foreach (var (name, value) in logEvent.Properties)
            {
                json.WritePropertyName(name);
                Write(json, value);
            }

            if (logEvent.Exception is { } exception)
                json.WriteString("Exception", exception.ToString());
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(line.GetBuffer().AsSpan(0, (int)line.Length)));
    }

    private static void Write(Utf8JsonWriter json, LogEventPropertyValue value)
    {
        switch ((value as ScalarValue)?.Value)
        {
            case int or long or short or byte:
                json.WriteNumberValue(Convert.ToInt64(((ScalarValue)value).Value, CultureInfo.InvariantCulture));
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case null when value is ScalarValue:
                json.WriteNullValue();
                break;
            case { } other:
                json.WriteStringValue(Convert.ToString(other, CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteStringValue(value.ToString(null, CultureInfo.InvariantCulture));
                break;
        }
    }
}
