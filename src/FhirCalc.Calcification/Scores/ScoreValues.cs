using System.Globalization;
using System.Text.Encodings.Web;
using FhirCalc.Calcification.Findings;
using FhirCalc.Calcification.Rules;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Scores;

/// <summary>The JSON of the values that scores have.</summary>
internal static class ScoreValues
{
    private const string Ucum = "http://unitsofmeasure.org";

    /// <summary>A result as value[x]: a CodeableConcept as the input states it, a Quantity where there is a unit, else an integer.</summary>
    public static (string Property, string Json, string Words)? Of(PathValue value, string? unit, InputReferences references) => value switch
    {
        ElementValue { Element: { Type.Name: "CodeableConcept" } concept } => ("valueCodeableConcept", concept.Node.RawText, references.Of(concept).Words),
        DecimalValue number when unit is not null => Measured(Plain(number.Value), unit),
        IntegerValue when unit is not null => Measured(value.ToString(), unit),
        IntegerValue => ("valueInteger", value.ToString(), value.ToString()),
        _ => null,
    };

    public static string Concept(Coding coding) =>
        $"{{\"coding\":[{{\"system\":{Text(coding.System)},\"code\":{Text(coding.Code)},\"display\":{Text(coding.Display)}}}]}}";

    private static (string Property, string Json, string Words) Measured(string value, string unit) => ("valueQuantity", Quantity(value, unit), $"{value} {unit}");

    // The value exactly, without the zeros that multiplying leaves behind: it must not depend on the units of the input.
    private static string Plain(decimal value) => (value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    private static string Quantity(string value, string unit) => $"{{\"value\":{value},\"unit\":{Text(unit)},\"system\":\"{Ucum}\",\"code\":{Text(unit)}}}";

    private static string Text(string text) => "\"" + JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text) + "\"";
}
