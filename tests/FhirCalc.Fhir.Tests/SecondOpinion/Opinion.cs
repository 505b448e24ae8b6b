using System.Text.Json;

namespace FhirCalc.Fhir.Tests.SecondOpinion;

/// <summary>What the others say about one file.</summary>
/// <param name="File">Its path.</param>
/// <param name="IsValid">The verdict of <c>fhir</c>.</param>
/// <param name="Errors">The errors behind the verdict, as <c>place: message</c>.</param>
/// <param name="Values">For each expression the result of <c>fhirpath</c>: an array, or an object with <c>error</c>.</param>
internal sealed record Opinion(string File, bool IsValid, IReadOnlyList<string> Errors, IReadOnlyDictionary<string, JsonElement> Values)
{
    public static Opinion Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        return new Opinion(
            root.GetProperty("file").GetString()!,
            root.GetProperty("valid").GetBoolean(),
            [.. root.GetProperty("errors").EnumerateArray().Select(error => error.GetString()!)],
            root.GetProperty("values").EnumerateObject().ToDictionary(value => value.Name, value => value.Value.Clone()));
    }
}
