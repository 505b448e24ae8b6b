namespace FhirCalc.Fhir.Definitions;

/// <summary>A type that an element may have.</summary>
/// <param name="Code">Name of the type, for instance <c>Reference</c>.</param>
/// <param name="Profiles">Canonicals of which one must hold; empty means none in particular.</param>
/// <param name="TargetProfiles">For references: what the target must be, one of them; empty means anything.</param>
public sealed record TypeReference(string Code, IReadOnlyList<string> Profiles, IReadOnlyList<string> TargetProfiles);

/// <summary>A binding of coded content to a value set.</summary>
/// <param name="Strength"><c>required</c>, <c>extensible</c>, <c>preferred</c> or <c>example</c>.</param>
/// <param name="ValueSet">Canonical of the value set, perhaps with <c>|version</c>; null when none is named.</param>
public sealed record BindingDefinition(string Strength, string? ValueSet);

/// <summary>An invariant.</summary>
/// <param name="Key">Its key, such as <c>obs-6</c>.</param>
/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
/// <param name="Human">The rule in words.</param>
/// <param name="Expression">The rule in FHIRPath; null when it is told in words alone.</param>
/// <param name="Source">Canonical of the definition that introduced it; null when not stated.</param>
/// <param name="IsBestPractice">Whether it is only recommended, such as a narrative in every resource (<c>dom-6</c>).</param>
public sealed record ConstraintDefinition(string Key, string Severity, string Human, string? Expression, string? Source, bool IsBestPractice = false);
