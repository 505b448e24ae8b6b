using System.Globalization;
using System.Text.RegularExpressions;
using FhirCalc.Facade.Operations;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Intake;

/// <summary>Which entry of a Bundle an issue is about, by its FHIRPath.</summary>
internal static partial class EntryIssues
{
    /// <summary>The key of what is about the Bundle itself.</summary>
    public const int Whole = -1;

    /// <summary>An issue that was found at several places goes to each of their entries.</summary>
    public static ILookup<int, Issue> ByEntry(IEnumerable<Issue> issues) => issues.SelectMany(ByEntry).ToLookup(found => found.Entry, found => found.Issue);

    /// <summary>The rule of FHIR says only that there is an entry without a request; the client wants to know which.</summary>
    public static List<Issue> WithoutRequest(ResourceJson bundle)
    {
        var (index, found) = (0, new List<Issue>());
        foreach (var entry in bundle.Root["entry"u8].Children)
        {
            if (!entry["request"u8].Exists)
                found.Add(new Issue(FacadeIssueIds.EntryMethod, IssueSeverity.Error, "required", "The entry has no request, which says what to do with it.") { Location = FormattableString.Invariant($"Bundle.entry[{index}]") });
            index++;
        }

        return found;
    }

    private static IEnumerable<(int Entry, Issue Issue)> ByEntry(Issue issue) => issue.Location is null
        ? [(Whole, issue)]
        : issue.OtherLocations.Prepend(issue.Location).GroupBy(EntryOf)
            .Select(places => (places.Key, issue with { Location = places.First(), OtherLocations = [.. places.Skip(1)] }));

    private static int EntryOf(string location) =>
        Entry().Match(location) is { Success: true } match && int.TryParse(match.Groups["index"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : Whole;

    [GeneratedRegex("""^Bundle\.entry\[(?<index>[0-9]{1,6})\]""", RegexOptions.CultureInvariant)]
    private static partial Regex Entry();
}
