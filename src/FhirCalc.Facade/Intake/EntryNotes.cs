using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Issues;

namespace FhirCalc.Facade.Intake;

/// <summary>
/// Warnings about a submission that is accepted. They are kept with the entry that they are about, so that the client finds
/// them in <c>Bundle.entry.response.outcome</c> whenever it gets the answer.
/// </summary>
internal static class EntryNotes
{
    public static IEnumerable<DeliveryEntry> AddTo(SubmissionDraft draft)
    {
        var issues = draft.Outcome.Issues.Concat(draft.Assessment?.Issues ?? []);
        if (draft.Entries is [var alone])
            return [With(alone, [.. issues])];

        // What is about the whole stands with the first entry.
        var notes = EntryIssues.ByEntry(issues);
        return draft.Entries.Select((entry, index) => With(entry, [.. index == 0 ? notes[EntryIssues.Whole].Concat(notes[0]) : notes[index]]));
    }

    private static DeliveryEntry With(DeliveryEntry entry, IReadOnlyList<Issue> notes) =>
        notes.Count == 0 ? entry : entry with { Notes = new Outcome(notes).ToOperationOutcome() };
}
