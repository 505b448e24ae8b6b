using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Rules;

/// <summary>What a fact is for a finding, what made it true, and where it is unknown what would have to be stated.</summary>
internal sealed record FactResult(Truth Truth, IReadOnlyList<PathValue> Reasons, string? Missing)
{
    public static readonly FactResult False = new(Truth.False, [], null);
}
