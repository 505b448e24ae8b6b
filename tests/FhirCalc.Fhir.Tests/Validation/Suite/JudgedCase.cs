using System.Text.Json;
using System.Text.RegularExpressions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Profiles;

namespace FhirCalc.Fhir.Tests.Validation.Suite;

/// <summary>What the Java validator says about a case, and what we say.</summary>
internal sealed partial class JudgedCase(ValidatorCase test, string name, JsonElement expected, Outcome outcome)
{
    public ValidatorCase Test => test;

    public string Name => name;

    public bool IsInvalid { get; } = expected.GetProperty("errors").GetInt32() > 0;

    public bool Agrees => outcome.IsValid != IsInvalid;

    public string[] TheirPlaces { get; } = [.. Issues(expected).Where(issue => issue.TryGetProperty("expression", out _))
        .Select(issue => JavaSpelling().Replace(issue.GetProperty("expression").GetString()!, "")).Select(test.FromZero).Distinct().Order(StringComparer.Ordinal)];

    // What cannot be read at all has no place, neither here nor there.
    public string[] OurPlaces { get; } = [.. outcome.Issues.Where(issue => issue.IsError && !string.IsNullOrEmpty(issue.Location))
        .SelectMany(issue => issue.OtherLocations.Prepend(issue.Location!)).Select(place => place.Replace("`", "", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Whether a profile could not be checked, since what it builds on is not at hand.</summary>
    public bool LacksProfile { get; } = outcome.Issues.Any(issue => issue.Id == ProfileIssueIds.BrokenProfile);

    /// <summary>
    /// Whether all places that the Java validator names are places in the resource. Some of its checks name a place in a definition instead.
    /// </summary>
    public bool PlacesExist => TheirPlaces.All(place => test.HasPlace(place));

    /// <summary>The texts of their errors; empty where only their number is known.</summary>
    public string[] TheirErrors { get; } = [.. Issues(expected).Select(issue => issue.GetProperty("text").GetString()!)];

    public bool KnowsPlaces => expected.TryGetProperty("issues", out var issues) && issues.ValueKind == JsonValueKind.Array;

    public bool SamePlaces => !KnowsPlaces || TheirPlaces.SequenceEqual(OurPlaces);

    public string Difference => $"Java finds {expected.GetProperty("errors").GetInt32()} errors, we {string.Join("; ", outcome.Errors())}";

    private static IEnumerable<JsonElement> Issues(JsonElement expected) =>
        expected.TryGetProperty("issues", out var issues) && issues.ValueKind == JsonValueKind.Array
            ? issues.EnumerateArray().Where(issue => issue.GetProperty("severity").GetString() is "error" or "fatal")
            : [];

    [GeneratedRegex(@"\.ofType\(\w+\)|\[url='[^']*'\]|\[x\]")]
    private static partial Regex JavaSpelling();
}
