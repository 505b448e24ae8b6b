namespace FhirCalc.Fhir.Definitions;

/// <summary>What is known of a definition without reading it.</summary>
/// <param name="ResourceType">For instance <c>StructureDefinition</c>.</param>
/// <param name="Url">Canonical URL, without version.</param>
/// <param name="Version">Business version.</param>
/// <param name="Id">Logical id.</param>
/// <param name="Name">Computer-friendly name.</param>
/// <param name="Kind">Of a StructureDefinition: <c>primitive-type</c>, <c>complex-type</c>, <c>resource</c> or <c>logical</c>.</param>
/// <param name="Type">Of a StructureDefinition: the type it describes or constrains.</param>
/// <param name="Derivation">Of a StructureDefinition: <c>specialization</c> or <c>constraint</c>.</param>
/// <param name="Package">The package it came from.</param>
public sealed record DefinitionEntry(
    string ResourceType,
    string Url,
    string? Version,
    string Id,
    string? Name,
    string? Kind,
    string? Type,
    string? Derivation,
    PackageIdentity Package);
