using FhirCalc.Fhir.Definitions;

namespace FhirCalc.Calcification.Rules;

/// <summary>What a fact is for a finding, and the elements that decided it.</summary>
internal sealed record FactResult(Truth Truth, IReadOnlyList<Element> Elements, string? Missing)
{
    public static FactResult Unknown(string missing) => new(Truth.Unknown, [], missing);
}
