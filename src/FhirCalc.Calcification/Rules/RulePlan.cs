using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Rules;

/// <summary>The rules of one organ: when they apply, by which sides findings are kept apart, and what their expressions call by name.</summary>
internal sealed class RulePlan
{
    /// <summary>Names that are given rather than computed, in the order of their slots.</summary>
    public static readonly string[] GivenNames = ["finding", "report", "context", "lesion", "siblings"];

    public RulePlan() => Alone = [this];

    /// <summary>The plan alone, as most findings have it.</summary>
    public RulePlan[] Alone { get; }

    /// <summary>Its place among the plans.</summary>
    public required int Index { get; init; }

    public required string Id { get; init; }

    public required string Definition { get; init; }

    public required string Version { get; init; }

    public required string Title { get; init; }

    /// <summary>Code of the assessments that these rules make.</summary>
    public required Coding Code { get; init; }

    /// <summary>The plan as results name it.</summary>
    public required Coding RuleSet { get; init; }

    /// <summary>Whether a finding is one for these rules; null when it is one for every finding.</summary>
    public required CompiledPath? Applies { get; init; }

    /// <summary>The same where it is asked of the body site alone, or null.</summary>
    public required QuickSite? Site { get; init; }

    public required List<RuleSide> Sides { get; init; }

    public required IReadOnlyList<RuleSlot> Slots { get; init; }

    /// <summary>Slot of each name: the given names first, then variables and facts.</summary>
    public required IReadOnlyDictionary<string, int> SlotOf { get; init; }

    public required IReadOnlyList<CalcificationRule> Rules { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyList<Coding>> Implications { get; init; }

    /// <summary>Whether what a slot holds is the same for every finding of a report.</summary>
    public bool IsOfContext(int slot) => slot >= GivenNames.Length && Slots[slot - GivenNames.Length].OfContext;
}
