using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Security;

/// <param name="Targets">Types that a reference parameter may lead to.</param>
internal sealed record SearchParameterFacts(IReadOnlyList<string> Targets, string Expression);

/// <summary>What R4 says about search parameters and about whose a resource is. Read once, when a client with narrow scopes first searches.</summary>
internal sealed class SearchKnowledge(DefinitionSet definitions)
{
    private static readonly string[] PreferredOfPatient = ["patient", "subject"];

    private readonly Lazy<Dictionary<(string Type, string Code), SearchParameterFacts>> _parameters = new(() => ReadParameters(definitions));
    private readonly Lazy<Dictionary<string, string>> _ofPatient = new(() => ReadCompartment(definitions));

    public SearchParameterFacts? Find(string type, string code)
    {
        foreach (var name in new[] { type, "DomainResource", "Resource" })
        {
            if (_parameters.Value.GetValueOrDefault((name, code)) is { } facts)
                return facts;
        }

        return null;
    }

    /// <summary>The parameter that finds the resources of one patient; null for types that are no patient's.</summary>
    public string? ParameterOfPatient(string type) => _ofPatient.Value.GetValueOrDefault(type);

    private static Dictionary<(string, string), SearchParameterFacts> ReadParameters(DefinitionSet definitions)
    {
        var found = new Dictionary<(string, string), SearchParameterFacts>();
        foreach (var entry in definitions.Entries.Where(entry => entry.ResourceType == "SearchParameter"))
        {
            if (!definitions.TryFind(entry.Url, entry.ResourceType, out var parameter) || parameter.Root["code"u8].GetString() is not { } code)
                continue;
            var facts = new SearchParameterFacts(Texts(parameter.Root["target"u8]), parameter.Root["expression"u8].GetString() ?? "");
            foreach (var type in Texts(parameter.Root["base"u8]))
                found.TryAdd((type, code), facts);
        }

        return found;
    }

    private static Dictionary<string, string> ReadCompartment(DefinitionSet definitions)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!definitions.TryFind("http://hl7.org/fhir/CompartmentDefinition/patient", "CompartmentDefinition", out var compartment))
            return found;
        foreach (var resource in compartment.Root["resource"u8].Children)
        {
            var parameters = Texts(resource["param"u8]);
            if (resource["code"u8].GetString() is { } type && parameters.Count > 0)
                found[type] = PreferredOfPatient.FirstOrDefault(parameters.Contains) ?? parameters[0];
        }

        found["Patient"] = "_id";
        return found;
    }

    private static List<string> Texts(Node array)
    {
        var texts = new List<string>();
        foreach (var item in array.Children)
            texts.Add(item.GetString() ?? "");
        return texts;
    }
}
