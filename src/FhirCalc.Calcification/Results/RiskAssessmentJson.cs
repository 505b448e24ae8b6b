using System.Text.Json;
using FhirCalc.Calcification.Findings;
using FhirCalc.Calcification.Rules;
using static FhirCalc.Calcification.Results.JsonParts;

namespace FhirCalc.Calcification.Results;

/// <summary>Writes one organ's assessment as RiskAssessment (profile calcification-risk-assessment).</summary>
internal sealed class RiskAssessmentJson(OrganAssessment organ, IReadOnlyList<string> scores, ResultHeader header, EvidenceCatalog evidence)
{
    public ResultResource Write(string id) => Resource("RiskAssessment", id, "calcification-risk-assessment", Narrative.Of(organ, evidence), Body);

    private void Body(Utf8JsonWriter json)
    {
        WriteExtensions(json);
        json.WriteString("status", "preliminary");
        WriteConcept(json, "method", organ.RuleSet, organ.RuleSetVersion);
        WriteConcept(json, "code", organ.Code, text: AssessmentWords.Title(organ));
        WriteReference(json, "subject", header.Subject);
        if (header.Encounter is not null)
            WriteReference(json, "encounter", header.Encounter);
        json.WriteString("occurrenceDateTime", header.Time);
        WriteReference(json, "performer", header.Device.Reference, "Device", header.DeviceName);
        json.WriteStartArray("basis");
        foreach (var reference in Basis().Concat(scores))
            WriteReference(json, null, reference);
        json.WriteEndArray();
        WritePredictions(json);
        if (organ.Advice.Count > 0)
            json.WriteString("mitigation", string.Join(" ", organ.Advice.Select(rule => AssessmentWords.Rule(rule, organ, evidence))));
        WriteNotes(json);
    }

    /// <summary>The findings first, then what else the rules read.</summary>
    public IEnumerable<string> Basis() => organ.Findings
        .Concat(organ.Predictions.SelectMany(prediction => prediction.Rules).SelectMany(rule => rule.Inputs)
            .Concat(organ.Etiologies.Concat(organ.Modifiers).SelectMany(statement => statement.Inputs)).Select(input => input.Reference).Order(StringComparer.Ordinal))
        .Where(reference => reference.Length > 0)
        .Distinct();

    private void WriteExtensions(Utf8JsonWriter json)
    {
        json.WriteStartArray("extension");
        WriteExtension(json, "calcification-conclusion", value => WriteConcept(value, "valueCodeableConcept", organ.Conclusion));
        foreach (var undecided in organ.Undecided)
        {
            WriteExtension(json, "calcification-undecided", parts =>
            {
                parts.WriteStartArray("extension");
                WritePart(parts, "definition", "valueCanonical", undecided.Rule.Definition);
                WritePart(parts, "rule", "valueId", undecided.Rule.Id);
                foreach (var missing in undecided.Missing)
                    WritePart(parts, "missing", "valueString", missing);
                parts.WriteEndArray();
            });
        }

        foreach (var statement in organ.Etiologies.Concat(organ.Modifiers))
            WriteExtension(json, "calcification-statement", parts => WriteStatement(parts, statement));
        json.WriteEndArray();
    }

    private static void WriteStatement(Utf8JsonWriter parts, RuleStatement statement)
    {
        parts.WriteStartArray("extension");
        WritePart(parts, "definition", "valueCanonical", statement.Rule.Definition);
        WritePart(parts, "rule", "valueId", statement.Rule.Id);
        WritePart(parts, "text", "valueString", statement.Rule.Title);
        foreach (var mechanism in statement.Rule.Mechanisms)
            WriteCodedPart(parts, "mechanism", mechanism);
        if (statement.Rule.Direction is { } direction)
            WriteCodedPart(parts, "direction", direction);
        foreach (var code in statement.Rule.Evidence)
            WriteCodedPart(parts, "evidence", new Coding(CalcificationCodes.EvidenceSystem, code, ""));
        foreach (var reference in statement.Inputs.Select(input => input.Reference).Where(reference => reference.Length > 0).Distinct())
        {
            parts.WriteStartObject();
            parts.WriteString("url", "input");
            WriteReference(parts, "valueReference", reference);
            parts.WriteEndObject();
        }

        parts.WriteEndArray();
    }

    private static void WriteCodedPart(Utf8JsonWriter parts, string name, Coding coding)
    {
        parts.WriteStartObject();
        parts.WriteString("url", name);
        parts.WritePropertyName("valueCoding");
        WriteCoding(parts, coding);
        parts.WriteEndObject();
    }

    private void WritePredictions(Utf8JsonWriter json)
    {
        if (organ.Predictions.Count == 0)
            return;
        json.WriteStartArray("prediction");
        foreach (var prediction in organ.Predictions)
        {
            json.WriteStartObject();
            json.WriteStartArray("extension");
            foreach (var rule in prediction.Rules)
                WriteRule(json, rule);
            foreach (var code in AssessmentWords.EvidenceOf(prediction))
                WriteExtension(json, "calcification-evidence", value => WriteEvidence(value, code));
            foreach (var rule in prediction.Rules)
                WriteInputs(json, rule);
            json.WriteEndArray();
            WriteConcept(json, "outcome", prediction.Outcome);
            WriteConcept(json, "qualitativeRisk", GradeCoding(prediction.Grade));
            if (prediction.Within is { } period)
            {
                json.WriteStartObject("whenPeriod");
                json.WriteString("start", period.Start);
                json.WriteString("end", period.End);
                json.WriteEndObject();
            }

            json.WriteString("rationale", AssessmentWords.Rationale(prediction, organ, evidence));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRule(Utf8JsonWriter json, AppliedRule applied) => WriteExtension(json, "calcification-rule", parts =>
    {
        parts.WriteStartArray("extension");
        WritePart(parts, "definition", "valueCanonical", applied.Rule.Definition);
        WritePart(parts, "rule", "valueId", applied.Rule.Id);
        WritePart(parts, "status", "valueCode", applied.Bearing switch
        {
            RuleBearing.Implied => "implied",
            RuleBearing.Overridden => "overridden",
            _ => "applied",
        });
        if (applied.OverriddenBy is { } other)
            WritePart(parts, "overriddenBy", "valueId", other);
        parts.WriteEndArray();
    });

    // The display is left out: it names the situation, while the rationale gives the statement itself.
    private static void WriteEvidence(Utf8JsonWriter json, string code)
    {
        json.WritePropertyName("valueCoding");
        WriteCoding(json, new Coding(CalcificationCodes.EvidenceSystem, code, ""));
    }

    private static void WriteInputs(Utf8JsonWriter json, AppliedRule applied)
    {
        foreach (var input in applied.Inputs)
        {
            WriteExtension(json, "calcification-input", parts =>
            {
                parts.WriteStartArray("extension");
                parts.WriteStartObject();
                parts.WriteString("url", "reference");
                WriteReference(parts, "valueReference", input.Reference);
                parts.WriteEndObject();
                WritePart(parts, "path", "valueString", input.Path);
                WritePart(parts, "rule", "valueId", applied.Rule.Id);
                parts.WriteEndArray();
            });
        }
    }

    private void WriteNotes(Utf8JsonWriter json)
    {
        var notes = organ.Guards.Select(rule => AssessmentWords.Rule(rule, organ, evidence))
            .Concat(organ.UnavailableInputs.Select(input => "Could not be read: " + input))
            .Concat(organ.RestsOnPreliminary ? ["The report or a finding is preliminary."] : [])
            .Append(IntendedUse.Text);
        json.WriteStartArray("note");
        foreach (var note in notes)
        {
            json.WriteStartObject();
            json.WriteString("text", note);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static Coding GradeCoding(RiskGrade grade) => grade switch
    {
        RiskGrade.Low => new Coding(CalcificationCodes.RiskSystem, "low", "Low likelihood"),
        RiskGrade.Moderate => new Coding(CalcificationCodes.RiskSystem, "moderate", "Moderate likelihood"),
        _ => new Coding(CalcificationCodes.RiskSystem, "high", "High likelihood"),
    };
}
