using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Rules;

/// <summary>A side by which findings are kept apart.</summary>
internal sealed record RuleSide(Coding Side, CompiledPath When)
{
    /// <summary>The side alone, as most findings have it.</summary>
    public Coding?[] Alone { get; } = [Side];
}
