using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FhirCalc.Calcification.Results;
using FhirCalc.Calcification.Rules;
using FhirCalc.Fhir.Issues;

namespace FhirCalc.Calcification;

/// <summary>What follows from a submission: assessments, the resources that state them, and what was noticed on the way.</summary>
public sealed class Assessment
{
    private readonly EvidenceCatalog _evidence;
    private readonly Lazy<IReadOnlyList<ResultResource>> _resources;

    internal Assessment(IReadOnlyList<ReportAssessment> reports, IReadOnlyList<Issue> issues, Func<IReadOnlyList<ResultResource>> resources, EvidenceCatalog evidence)
    {
        Reports = reports;
        Issues = issues;
        _resources = new Lazy<IReadOnlyList<ResultResource>>(resources);
        _evidence = evidence;
    }

    /// <summary>One assessment for each report that counts.</summary>
    public IReadOnlyList<ReportAssessment> Reports { get; }

    /// <summary>What was left out or looks wrong; never an error of the input's form, which is for the validator.</summary>
    public IReadOnlyList<Issue> Issues { get; }

    /// <summary>RiskAssessments, Observations of derived scores, a Provenance for each report with results, and the Device; empty when there are no results. Written when first asked for.</summary>
    public IReadOnlyList<ResultResource> Resources => _resources.Value;

    /// <summary>The assessment for a reader at a terminal.</summary>
    public string ToText() => AssessmentText.Of(Reports, Issues, _evidence);

    /// <summary>The resources as a Bundle of type collection, in which they refer to one another by urn.</summary>
    public byte[] ToBundle()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("resourceType", "Bundle");
            json.WriteString("type", "collection");
            if (Resources.Count > 0)
                json.WriteStartArray("entry");
            foreach (var resource in Resources)
            {
                json.WriteStartObject();
                json.WriteString("fullUrl", "urn:uuid:" + resource.Id);
                json.WritePropertyName("resource");
                json.WriteRawValue(WithUrns(resource.Json), skipInputValidation: true);
                json.WriteEndObject();
            }

            if (Resources.Count > 0)
                json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    // The ids are unique, and our own writer wrote the references in exactly this form.
    private string WithUrns(ReadOnlyMemory<byte> json)
    {
        var text = new StringBuilder(Encoding.UTF8.GetString(json.Span));
        foreach (var resource in Resources)
            text.Replace($"\"reference\":\"{resource.Reference}\"", $"\"reference\":\"urn:uuid:{resource.Id}\"");
        return text.ToString();
    }
}
