using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Intake;

/// <summary>The engine as the facade uses it. For now without validation and rules, which are not there yet.</summary>
internal sealed class Engine
{
    private readonly HashSet<string> _types = DefinitionSet.LoadR4().Entries
        .Where(entry => entry is { ResourceType: "StructureDefinition", Kind: "resource", Derivation: "specialization", Id: not "DomainResource" })
        .Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);

    public IEnumerable<string> ResourceTypes => _types.Order(StringComparer.Ordinal);

    public bool IsResourceType(string name) => _types.Contains(name);

#pragma warning disable CA1822 // They will need what is loaded.
    public Outcome Validate(ResourceJson resource, IReadOnlyList<string> profiles) => Outcome.AllOk;

    public IReadOnlyList<(string Type, string Id, byte[] Json)> Assess(ResourceJson submission, string identity) => [];
#pragma warning restore CA1822
}
