namespace FhirCalc.Facade.Audit;

/// <summary>How an interaction ended (<c>AuditEvent.outcome</c>), with a word about it where it did not succeed.</summary>
internal readonly record struct AuditOutcome(string Code, string? Description = null)
{
    public static AuditOutcome Success => new("0");

    /// <summary>For an access of which nothing more was heard.</summary>
    public static AuditOutcome NotTold => new("12", "The service ended before it was recorded how this was answered; it may have been");

    /// <param name="status">HTTP status of the answer.</param>
    public static AuditOutcome Of(int status) =>
        status < 400 ? Success : new(status < 500 ? "4" : "8", FormattableString.Invariant($"HTTP {status}"));
}
