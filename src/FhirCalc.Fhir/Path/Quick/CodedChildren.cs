namespace FhirCalc.Fhir.Path.Quick;

/// <summary>Which codings an index is about: those of the concept in each child of a name, or in the element itself.</summary>
/// <param name="Items">The children; null for the element itself.</param>
/// <param name="Concept">The child that is a CodeableConcept.</param>
/// <param name="Symbols">The numbers of codings.</param>
internal sealed record CodedChildren(ChildNames? Items, ChildNames Concept, CodingSymbols Symbols);
