using System.Globalization;
using System.Text.RegularExpressions;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Issues;

namespace FhirCalc.Facade.Intake;

/// <summary>
/// Warnings about a submission that is accepted. They are kept with the entry that they are about, so that the client finds
/// them in <c>Bundle.entry.response.outcome</c> whenever it gets the answer.
/// </summary>
internal static partial class EntryNotes
{
    public static IEnumerable<DeliveryEntry> AddTo(SubmissionDraft draft)
    {
        var notes = draft.Outcome.Issues.Concat(draft.Assessment?.Issues ?? []).SelectMany(ByEntry).ToLookup(note => note.Entry, note => note.Issue);
        return draft.Entries.Select((entry, index) => notes[index].Any()
            ? entry with { Notes = new Outcome([.. notes[index]]).ToOperationOutcome() }
            : entry);
    }

    /// <summary>An issue that was found at several places goes to each of their entries.</summary>
    private static IEnumerable<(int Entry, Issue Issue)> ByEntry(Issue issue) => issue.Location is null
        ? [(0, issue)]
        : issue.OtherLocations.Prepend(issue.Location).GroupBy(EntryOf)
            .Select(places => (places.Key, issue with { Location = places.First(), OtherLocations = [.. places.Skip(1)] }));

    // What is about the whole stands with the first entry.
    private static int EntryOf(string location) =>
        Entry().Match(location) is { Success: true } match && int.TryParse(match.Groups["index"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : 0;

    [GeneratedRegex("""^Bundle\.entry\[(?<index>[0-9]{1,6})\]""", RegexOptions.CultureInvariant)]
    private static partial Regex Entry();
}
