using System.Text;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Terminology;

namespace FhirCalc.Fhir.Tests.Terminology;

/// <summary>Code systems and value sets of a few codes, for tests of one rule each.</summary>
internal static class SmallTerminology
{
    public const string Animals = "urn:animals";

    // animal (abstract) > mammal > cat, dog; fish. "whale" lives below two; "dodo" is retired.
    public const string AnimalSystem = """
        {"resourceType":"CodeSystem","id":"animals","url":"urn:animals","content":"complete","caseSensitive":true,"concept":[
          {"code":"animal","display":"Animal","property":[{"code":"notSelectable","valueBoolean":true}],"concept":[
            {"code":"mammal","display":"Mammal","concept":[
              {"code":"cat","display":"Cat","property":[{"code":"legs","valueInteger":4}]},
              {"code":"dog","display":"Dog","property":[{"code":"legs","valueInteger":4},{"code":"tame","valueBoolean":true}]}]},
            {"code":"fish","display":"Fish","property":[{"code":"child","valueCode":"whale"}]}]},
          {"code":"whale","display":"Whale","property":[{"code":"parent","valueCode":"mammal"}]},
          {"code":"dodo","display":"Dodo","property":[{"code":"status","valueCode":"retired"}]}]}
        """;

    /// <summary>A service over the animals, a value set urn:vs with this compose, and more resources.</summary>
    public static TerminologyService With(string compose, params string[] resources)
    {
        var valueSet = $$"""{"resourceType":"ValueSet","id":"vs","url":"urn:vs","version":"1","compose":{{compose}}}""";
        var all = resources.Append(AnimalSystem).Append(valueSet).Select(text => ResourceJson.Parse(Encoding.UTF8.GetBytes(text)));
        return new TerminologyService(DefinitionSet.Empty.With(new PackageIdentity("test", "1"), all));
    }

    public static string Codes(TerminologyService service) =>
        string.Join(' ', service.Find("urn:vs")!.Concepts.Select(concept => concept.Code).Order(StringComparer.Ordinal));
}
