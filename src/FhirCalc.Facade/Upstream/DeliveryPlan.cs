namespace FhirCalc.Facade.Upstream;

/// <summary>The form in which one delivery is tried.</summary>
/// <param name="Transaction">All as one Bundle, or one request after the other.</param>
/// <param name="NewIds">Types of which a PUT may create a resource under an id of ours.</param>
internal sealed record DeliveryPlan(bool Transaction, IReadOnlySet<string> NewIds)
{
    /// <summary>What the server says it takes, corrected by what it has shown.</summary>
    public static DeliveryPlan For(IReadOnlyCollection<DeliveryEntry> entries, UpstreamCapabilities server, ServerHabits habits) => new(
        (habits.TakesTransactions ?? server.Transaction) && !entries.Any(entry => entry.Alone),
        entries.Select(entry => entry.Type).Where(type => habits.TakesNewIds(type) ?? server.UpdateCreates(type)).ToHashSet(StringComparer.Ordinal));

    /// <summary>The same without PUT as a way to create these types.</summary>
    public DeliveryPlan WithoutNewIds(IEnumerable<string> types) => this with { NewIds = NewIds.Except(types).ToHashSet(StringComparer.Ordinal) };
}
