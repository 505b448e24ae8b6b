using System.Text.Json;
using FhirCalc.Calcification.Rules;
using FhirCalc.Calcification.Scores;
using static FhirCalc.Calcification.Results.JsonParts;

namespace FhirCalc.Calcification.Results;

/// <summary>Writes a derived score as Observation; the guide's profile of it has the id of its code.</summary>
internal static class ScoreJson
{
    public static ResultResource Write(string id, DerivedScore score, ResultHeader header, EvidenceCatalog evidence) =>
        Resource("Observation", id, score.Code.Code, Narrative.Of(AssessmentWords.Score(score, evidence) + " " + IntendedUse.Text), json =>
        {
            json.WriteString("status", "preliminary");
            WriteConcept(json, "code", score.Code);
            WriteReference(json, "subject", header.Subject);
            if (score.Effective is { } effective)
                WriteRaw(json, effective.Property, effective.Json);
            if (score.ValueProperty is { } property)
                WriteRaw(json, property, score.ValueJson!);
            if (score.AbsentReason is { } reason)
                WriteConcept(json, "dataAbsentReason", new Coding("http://terminology.hl7.org/CodeSystem/data-absent-reason", reason, ""));
            json.WriteStartArray("note");
            json.WriteStartObject();
            json.WriteString("text", IntendedUse.Text);
            json.WriteEndObject();
            json.WriteEndArray();
            if (score.BodySite is { } site)
                WriteRaw(json, "bodySite", site);
            if (score.Rule.Score!.Method is { } method)
                WriteConcept(json, "method", method, score.Rule.Definition.Split('|')[^1], evidence.SourceOf(method));
            WriteReference(json, "device", header.Device.Reference, "Device", header.DeviceName);
            json.WriteStartArray("derivedFrom");
            foreach (var source in score.Sources)
                WriteReference(json, null, source);
            json.WriteEndArray();
            WriteComponents(json, score);
        });

    private static void WriteComponents(Utf8JsonWriter json, DerivedScore score)
    {
        if (score.Components.Count == 0)
            return;
        json.WriteStartArray("component");
        foreach (var component in score.Components)
        {
            json.WriteStartObject();
            WriteConcept(json, "code", component.Code);
            WriteRaw(json, component.Property, component.Json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRaw(Utf8JsonWriter json, string name, string raw)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(raw, skipInputValidation: true);
    }
}
