using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FhirCalc.Benchmarks;

/// <summary>The examples of the guide, as bytes.</summary>
internal static class Samples
{
    // As senders write it: only what must be escaped.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A finding of about 3 kB with nine components.</summary>
    public static byte[] Finding => Read("breast-calcification-mammography.json");

    /// <summary>The finding without blanks between its values.</summary>
    public static byte[] CompactFinding => Compact(Finding);

    /// <summary>A DiagnosticReport of about 1 kB.</summary>
    public static byte[] Report => Read("calcification-report-mammography.json");

    /// <summary>A Bundle of so many findings that refer to each other.</summary>
    public static byte[] Bundle(int entries)
    {
        var finding = Encoding.UTF8.GetString(CompactFinding);
        var items = Enumerable.Range(0, entries).Select(number => FormattableString.Invariant($"{{\"fullUrl\":\"http://example.org/fhir/Observation/o{number}\",\"resource\":")
            + finding.Replace("\"id\":\"breast-mammography\"", FormattableString.Invariant($"\"id\":\"o{number}\""), StringComparison.Ordinal)
                .Replace("ImagingStudy/breast-mammography", FormattableString.Invariant($"http://example.org/fhir/Observation/o{number / 2}"), StringComparison.Ordinal) + "}");
        return Encoding.UTF8.GetBytes($"{{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{string.Join(',', items)}]}}");
    }

    /// <summary>A submission of eight resources.</summary>
    public static byte[] Submission => Read("breast-report.json");

    /// <summary>The same without blanks between values.</summary>
    public static byte[] Compact(byte[] text)
    {
        using var document = JsonDocument.Parse(text);
        return JsonSerializer.SerializeToUtf8Bytes(document.RootElement, Plain);
    }

    private static byte[] Read(string name) =>
        File.ReadAllBytes(Repository.Place("profiles/examples/" + name));
}
