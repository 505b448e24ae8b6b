using FhirCalc.Facade.Upstream;

namespace FhirCalc.Facade.Outbox;

/// <summary>What the log tells of a delivery.</summary>
internal static class DeliveryLog
{
    public const string Buried = "buried";

    private const int ToldAttempts = 3;

    public static void Tell(this ILogger log, ClaimedRow row, DeliveryResult result, string state, TimeSpan elapsed)
    {
        if (result.Class == DeliveryClass.Delivered)
        {
            log.LogInformation(
                "Delivery of {Submission} attempt {Attempt}: {State}, HTTP {Status}, {Elapsed} ms, {Bytes} bytes",
                row.SubmissionId, row.Attempt, state, result.Status, (int)elapsed.TotalMilliseconds, row.Body.Length);
            return;
        }

        // While the external server is down the same is true of all that waits, again and again: the circuit tells that once.
        var level = state == Buried ? LogLevel.Warning : row.Attempt <= ToldAttempts ? LogLevel.Information : LogLevel.Debug;
        log.Log(
            level, "Delivery of {Submission} attempt {Attempt}: {State}, {Answer}, {Elapsed} ms: {Reason}",
            row.SubmissionId, row.Attempt, state, result.Status > 0 ? $"HTTP {result.Status}" : "no answer", (int)elapsed.TotalMilliseconds, result.Reason);
    }
}
