using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Intake;

/// <summary>The ids that the facade gives. The same submission gives the same ids, for ever: never change how.</summary>
internal static class DeterministicId
{
    private static readonly Guid Root = new("6f1b5f0e-7d0c-5c52-9f6e-3c1f0a5d2b47");

    /// <summary>The id of a submission.</summary>
    public static string OfSubmission(string client, string kind, string value) => NameBasedUuid.Create(Root, $"{client}\n{kind}\n{value}");

    /// <summary>The id of an entry of a submission.</summary>
    public static string OfEntry(string submissionId, string? fullUrl, int index) =>
        NameBasedUuid.Create(Guid.Parse(submissionId), fullUrl ?? FormattableString.Invariant($"#{index}"));

    /// <summary>The id of the submission that an entry of a batch becomes; never that of its resource.</summary>
    public static string OfBatchEntry(string batchId, int index) =>
        NameBasedUuid.Create(Guid.Parse(batchId), FormattableString.Invariant($"submission #{index}"));
}
