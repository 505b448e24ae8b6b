using System.Buffers;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Rules;

/// <summary>What a name of a plan means, computed when it is first asked for.</summary>
internal struct SlotValue
{
    public IReadOnlyList<PathValue>? Values;

    public Truth? Fact;

    /// <summary>What made the fact true.</summary>
    public IReadOnlyList<PathValue>? Reasons;

    /// <summary>Room for the names of a plan, borrowed until <see cref="Return"/>.</summary>
    public static SlotValue[] Rent(RulePlan plan) => ArrayPool<SlotValue>.Shared.Rent(plan.SlotOf.Count);

    public static void Return(SlotValue[] slots) => ArrayPool<SlotValue>.Shared.Return(slots, clearArray: true);
}
