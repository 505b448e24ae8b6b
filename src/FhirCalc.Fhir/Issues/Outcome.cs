using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FhirCalc.Fhir.Issues;

/// <summary>The issues that one check raised, in the order of the source.</summary>
public sealed class Outcome
{
    private const string Extensions = "http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-";

    private const string ValidatedWithExtension = "http://fhircalc.org/fhir/StructureDefinition/validated-with";

    /// <summary>System of the stable issue ids in <c>OperationOutcome.issue.details.coding</c>.</summary>
    public const string IssueIdSystem = "http://fhircalc.org/fhir/CodeSystem/issue-id";

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An outcome of the given issues.</summary>
    /// <param name="issues">What was found.</param>
    /// <param name="validatedWith">Engine and packages, see <see cref="ValidatedWith"/>.</param>
    public Outcome(IReadOnlyList<Issue> issues, IReadOnlyList<string>? validatedWith = null)
    {
        Issues = issues;
        ValidatedWith = validatedWith ?? [];
        IsValid = !issues.Any(issue => issue.IsError);
    }

    /// <summary>The outcome without any issue.</summary>
    public static Outcome AllOk { get; } = new([]);

    /// <summary>What was found.</summary>
    public IReadOnlyList<Issue> Issues { get; }

    /// <summary>What the verdict rests on: the engine with its version, then the packages as <c>id#version</c>. May be empty.</summary>
    public IReadOnlyList<string> ValidatedWith { get; }

    /// <summary>True when no issue is an error or fatal.</summary>
    public bool IsValid { get; }

    /// <summary>The outcome as an R4 <c>OperationOutcome</c> in JSON; without issues it holds one that says so.</summary>
    public byte[] ToOperationOutcome(bool indented = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, WriterOptions with { Indented = indented }))
        {
            json.WriteStartObject();
            json.WriteString("resourceType", "OperationOutcome");
            WriteBasis(json);
            json.WriteStartArray("issue");
            if (Issues.Count == 0)
                Write(json, new Issue("FC0000", IssueSeverity.Information, "informational", "No issues: everything that was checked holds."));
            foreach (var issue in Issues)
                Write(json, issue);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private void WriteBasis(Utf8JsonWriter json)
    {
        if (ValidatedWith.Count == 0)
            return;
        json.WriteStartArray("extension");
        foreach (var item in ValidatedWith)
        {
            json.WriteStartObject();
            json.WriteString("url", ValidatedWithExtension);
            json.WriteString("valueString", item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Issue issue)
    {
        json.WriteStartObject();
        WritePlace(json, issue);
        json.WriteString("severity", issue.Severity switch
        {
            IssueSeverity.Information => "information",
            IssueSeverity.Warning => "warning",
            IssueSeverity.Error => "error",
            _ => "fatal",
        });
        json.WriteString("code", issue.Code);
        json.WriteStartObject("details");
        json.WriteStartArray("coding");
        json.WriteStartObject();
        json.WriteString("system", IssueIdSystem);
        json.WriteString("code", issue.Id);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("text", issue.Message);
        json.WriteEndObject();
        if (issue.Rule is { } rule)
            json.WriteString("diagnostics", "Rule: " + rule);
        if (issue.Location is { } location)
        {
            json.WriteStartArray("expression");
            json.WriteStringValue(location);
            foreach (var other in issue.OtherLocations)
                json.WriteStringValue(other);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, Issue issue)
    {
        if (issue.Line is not { } line)
            return;
        json.WriteStartArray("extension");
        WriteInteger(json, "line", line);
        if (issue.Column is { } column)
            WriteInteger(json, "col", column);
        json.WriteEndArray();
    }

    private static void WriteInteger(Utf8JsonWriter json, string name, int value)
    {
        json.WriteStartObject();
        json.WriteString("url", Extensions + name);
        json.WriteNumber("valueInteger", value);
        json.WriteEndObject();
    }
}
