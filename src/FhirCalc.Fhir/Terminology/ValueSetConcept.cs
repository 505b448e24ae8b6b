namespace FhirCalc.Fhir.Terminology;

/// <summary>One code of a value set.</summary>
/// <param name="System">URI of the code system.</param>
/// <param name="Code">The code as the code system spells it.</param>
/// <param name="Display">How the value set, else the code system, shows it.</param>
public sealed record ValueSetConcept(string System, string Code, string? Display);
