using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Rules;

/// <summary>Values of a plan that are the same for every finding of a report.</summary>
internal sealed class ContextValues(RulePlan plan)
{
    public IReadOnlyList<PathValue>?[] Values { get; } = new IReadOnlyList<PathValue>?[plan.SlotOf.Count];

    public FactResult?[] Facts { get; } = new FactResult?[plan.SlotOf.Count];
}
