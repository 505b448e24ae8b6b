using System.Diagnostics.CodeAnalysis;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Definitions;

/// <summary>Conformance resources by canonical. The pack is not read yet: every search is in vain.</summary>
public sealed class DefinitionSet
{
    private readonly Dictionary<string, ResourceJson> _resources = [];

    /// <summary>The set without any definition.</summary>
    public static DefinitionSet Empty { get; } = new();

    /// <summary>The R4 definitions.</summary>
    public static DefinitionSet LoadR4() => Empty;

    /// <summary>Finds a definition of one resource type by its canonical, perhaps with <c>|version</c>.</summary>
    public bool TryFind(string canonical, string resourceType, [NotNullWhen(true)] out ResourceJson? resource)
    {
        resource = _resources.GetValueOrDefault(resourceType + " " + canonical);
        return resource is not null;
    }
}
