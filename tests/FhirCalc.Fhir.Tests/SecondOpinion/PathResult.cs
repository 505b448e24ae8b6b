using System.Globalization;
using System.Text.Json;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Fhir.Tests.SecondOpinion;

/// <summary>
/// Results of FHIRPath in a spelling that compares: properties in order, numbers with the twelve digits that survive doubles,
/// one item after the other.
/// </summary>
internal static class PathResult
{
    /// <summary>Stands for every error: the engines word them differently.</summary>
    public const string Error = "error: no result";

    public static string Of(PathValues values) => string.Join(" | ", values.Select(Of));

    public static string Of(JsonElement values) => values.ValueKind == JsonValueKind.Array
        ? string.Join(" | ", values.EnumerateArray().Select(Spell))
        : Error;

    private static string Of(PathValue value)
    {
        // A primitive without value is an item as well; fhirpath.js shows it as null.
        if (value is ElementValue { Element: var element })
            return element.Node.Exists ? Spell(JsonDocument.Parse(element.Node.RawText).RootElement) : "null";
        return value is BooleanValue ? value.ToString()
            : value is IntegerValue or DecimalValue ? Number(value.ToString())
            : JsonText.Quote(value.ToString());
    }

    private static string Spell(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(",", value.EnumerateObject().OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => one.Name + ":" + Spell(one.Value))) + "}",
        JsonValueKind.Array => "[" + string.Join(",", value.EnumerateArray().Select(Spell)) + "]",
        JsonValueKind.String => JsonText.Quote(value.GetString()!),
        JsonValueKind.Number => Number(value.GetRawText()),
        _ => value.GetRawText(),
    };

    private static string Number(string text) => double.Parse(text, CultureInfo.InvariantCulture).ToString("G12", CultureInfo.InvariantCulture);
}
