namespace FhirCalc.Facade.Outbox;

internal static class RetryBackoff
{
    /// <summary>Wait before the next attempt: doubling, capped, with up to a quarter of jitter; never before the server wants it.</summary>
    public static TimeSpan Of(OutboxOptions options, int attempt, TimeSpan? retryAfter, double jitter)
    {
        var doubled = options.RetryDelay * Math.Pow(2, Math.Min(attempt - 1, 30));
        var capped = doubled < options.MaxRetryDelay ? doubled : options.MaxRetryDelay;
        var own = capped * (1 + (jitter / 4));
        return retryAfter > own ? retryAfter.Value : own;
    }
}
