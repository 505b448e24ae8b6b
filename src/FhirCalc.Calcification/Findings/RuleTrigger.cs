namespace FhirCalc.Calcification.Findings;

/// <summary>An element that made a rule hold.</summary>
/// <param name="Reference">Reference to the resource.</param>
/// <param name="Path">FHIRPath of the element within it.</param>
/// <param name="Words">What stands there, in words; empty where no words are known.</param>
public sealed record RuleTrigger(string Reference, string Path, string Words);
