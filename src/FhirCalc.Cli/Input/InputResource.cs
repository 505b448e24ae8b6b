using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Cli.Input;

/// <summary>One resource of the input, or the reason why it cannot be read.</summary>
/// <param name="Source">File name, with <c>:line</c> for NDJSON.</param>
/// <param name="Bytes">Length of its text.</param>
/// <param name="Resource">The resource; null when the text is not one.</param>
/// <param name="Problem">What is wrong with the text; null when it was read.</param>
internal sealed record InputResource(string Source, int Bytes, ResourceJson? Resource, Issue? Problem);
