using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Rules;

/// <summary>A fact that is true, false or unknown for a finding. Silence never makes it false.</summary>
/// <param name="Name">Name in expressions, after the percent sign.</param>
/// <param name="Holds">Gives something, other than false, where the fact is true.</param>
/// <param name="Refuted">Gives something, other than false, where it is false; null where nothing refutes it.</param>
/// <param name="Missing">What would have to be stated where it is unknown.</param>
internal sealed record RuleFact(string Name, CompiledPath Holds, CompiledPath? Refuted, string Missing);
