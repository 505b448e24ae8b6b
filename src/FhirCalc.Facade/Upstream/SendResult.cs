namespace FhirCalc.Facade.Upstream;

/// <summary>A request as it was sent in the end, and its answer.</summary>
internal sealed record SentEntry(EntryRequest Request, EntryAnswer Answer);

/// <summary>What became of requests sent in one form.</summary>
/// <param name="Failure">Null when all were taken.</param>
/// <param name="Sent">What was taken; of a failed transaction what some servers keep nevertheless.</param>
/// <param name="Refusal">The answer to the form as a whole, where that is what failed.</param>
internal sealed record SendResult(DeliveryResult? Failure, IReadOnlyList<SentEntry> Sent, UpstreamReply? Refusal = null);
