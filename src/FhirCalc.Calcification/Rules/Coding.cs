namespace FhirCalc.Calcification.Rules;

/// <summary>A code of a system, with the words for it.</summary>
/// <param name="System">Canonical of the code system.</param>
/// <param name="Code">The code.</param>
/// <param name="Display">Its words; empty where the code system has none.</param>
public sealed record Coding(string System, string Code, string Display);
