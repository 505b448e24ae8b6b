using System.Diagnostics.CodeAnalysis;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Definitions;

/// <summary>The definitions of one package; a <see cref="DefinitionSet"/> is a stack of them.</summary>
internal interface IDefinitionLayer
{
    PackageIdentity Package { get; }

    IEnumerable<DefinitionEntry> Entries { get; }

    /// <summary>The definitions of one resource type.</summary>
    IEnumerable<DefinitionEntry> EntriesOf(string resourceType);

    /// <param name="canonical">What is asked for.</param>
    /// <param name="resourceType">Null for any.</param>
    /// <param name="resource">The definition.</param>
    bool TryFind(Canonical canonical, string? resourceType, [NotNullWhen(true)] out ResourceJson? resource);
}
