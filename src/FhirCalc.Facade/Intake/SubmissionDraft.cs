using FhirCalc.Calcification;
using FhirCalc.Facade.Context;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Issues;

namespace FhirCalc.Facade.Intake;

/// <summary>What a submission would become: decided, and not kept yet.</summary>
/// <param name="Outcome">What was found; an error means that there is nothing else.</param>
internal sealed record SubmissionDraft(Outcome Outcome)
{
    /// <summary>What was sent, with ids and references as they will be delivered.</summary>
    public IReadOnlyList<DeliveryEntry> Entries { get; init; } = [];

    /// <summary>What follows from it; null when nothing in it can be assessed.</summary>
    public Assessment? Assessment { get; init; }

    /// <summary>What each URN of the entries stands for: <c>Type/id</c>, or the fullUrl as sent where only the external server knows the id.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>What was found on the external server to assess it.</summary>
    public FetchedContext Context { get; init; } = FetchedContext.Nothing;

    /// <summary>Rows of one key are delivered in order.</summary>
    public string PartitionKey { get; init; } = "";

    /// <summary>What is kept and delivered: the entries with what was noticed about them, then the results.</summary>
    public NewSubmission ToSubmission(SubmissionIdentity identity, string client)
    {
        var results = Assessment is null ? [] : ResultEntries.Of(Assessment);
        var body = DeliveryBundle.Write(identity.Id, [.. EntryNotes.AddTo(this), .. results]);
        return new NewSubmission(identity.Id, client, identity.Kind, identity.ContentHash, PartitionKey, body, Context.ToRecord())
        {
            Reports = [.. Entries.Where(entry => entry.Type == "DiagnosticReport").Select(entry => $"{entry.Type}/{entry.Id}")],
        };
    }
}
