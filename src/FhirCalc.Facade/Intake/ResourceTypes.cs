using FhirCalc.Fhir.Definitions;

namespace FhirCalc.Facade.Intake;

/// <summary>The names of the R4 resource types, from the index of the definitions: nothing is compiled for it.</summary>
internal sealed class ResourceTypes(DefinitionSet definitions)
{
    private readonly HashSet<string> _names = definitions.Entries
        .Where(entry => entry is { ResourceType: "StructureDefinition", Kind: "resource", Derivation: "specialization", Id: not "DomainResource" })
        .Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);

    public IEnumerable<string> All => _names.Order(StringComparer.Ordinal);

    public bool Contains(string name) => _names.Contains(name);
}
