using FhirCalc.Fhir.Definitions;

namespace FhirCalc.Calcification.Rules;

/// <summary>What a fact is for a finding, and the elements that made it true.</summary>
internal sealed record FactResult(Truth Truth, IReadOnlyList<Element> Elements, string? Missing)
{
    public static readonly FactResult False = new(Truth.False, [], null);
}
