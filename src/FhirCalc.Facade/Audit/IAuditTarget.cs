namespace FhirCalc.Facade.Audit;

/// <summary>Where events are passed on to.</summary>
internal interface IAuditTarget
{
    /// <summary>Takes the oldest events, in order; says what became of each. One that is not named stays, and is passed on later.</summary>
    Task<IReadOnlyDictionary<long, AuditState>> PassOnAsync(IReadOnlyList<AuditRow> rows, CancellationToken cancel);
}
