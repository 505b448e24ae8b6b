using System.Text.Json;
using FhirCalc.Calcification;
using FhirCalc.Facade.Conformance;
using FhirCalc.Facade.Upstream;

namespace FhirCalc.Facade.Endpoints;

/// <summary>Writes what is mapped as <c>CapabilityStatement.rest</c>. What no endpoint says of itself is not said here either.</summary>
internal sealed class CapabilityWriter(Utf8JsonWriter json, IReadOnlyCollection<FhirInteraction> mapped, Guide guide)
{
    public void WriteType(string type)
    {
        var here = mapped.Where(one => one.Type == type || (one.Type == FhirInteraction.EveryType && (one.IsOperation || !guide.Holds(type)))).ToList();
        json.WriteString("type", type);
        var profiles = guide.Of("StructureDefinition")
            .Where(profile => profile.Text("type") == type && profile.Text("derivation") == "constraint" && profile.Text("kind") == "resource").ToList();
        if (profiles.Count > 0)
        {
            json.WriteStartArray("supportedProfile");
            profiles.ForEach(profile => json.WriteStringValue(profile.Url));
            json.WriteEndArray();
        }

        WriteInteractions(here);
        var updates = here.Exists(one => one.Code == "update");
        json.WriteString("versioning", here.Exists(one => one.Code == "vread") ? updates ? "versioned-update" : "versioned" : "no-version");
        json.WriteBoolean("readHistory", here.Exists(one => one.Code == "vread"));
        json.WriteBoolean("updateCreate", updates);
        json.WriteBoolean("conditionalCreate", here.Exists(one => one is { Code: "create", IsConditionalToo: true }));
        json.WriteString("conditionalRead", "full-support");
        json.WriteBoolean("conditionalUpdate", here.Exists(one => one is { Code: "update", IsConditionalToo: true }));
        json.WriteString("conditionalDelete", "not-supported");
        if (here.SelectMany(one => one.SearchParameters).ToList() is { Count: > 0 } parameters)
        {
            json.WriteObjects("searchParam", parameters, parameter =>
            {
                json.WriteString("name", parameter.Name);
                json.WriteString("type", parameter.Type);
            });
        }

        WriteOperations(here);
    }

    public void WriteSystem()
    {
        var here = mapped.Where(one => one.Type is null).ToList();
        WriteInteractions(here);
        WriteOperations(here);
    }

    /// <summary>The guide that this service works by.</summary>
    public static void WriteGuide(Utf8JsonWriter json, Guide guide)
    {
        WriteCanonicals("instantiates", guide.Find("CapabilityStatement", "calcification-facade"));
        WriteCanonicals("implementationGuide", guide.Find("ImplementationGuide", CalcificationGuide.PackageId));

        void WriteCanonicals(string name, GuideResource? resource)
        {
            if (resource?.Url is not { } url)
                return;
            json.WriteStartArray(name);
            json.WriteStringValue(url);
            json.WriteEndArray();
        }
    }

    private void WriteInteractions(IEnumerable<FhirInteraction> here)
    {
        var codes = here.Where(one => !one.IsOperation).Select(one => one.Code).Distinct().ToList();
        if (codes.Count > 0)
            json.WriteObjects("interaction", codes, code => json.WriteString("code", code));
    }

    private void WriteOperations(IEnumerable<FhirInteraction> here)
    {
        var operations = here.Where(one => one.IsOperation).DistinctBy(one => one.Code).ToList();
        if (operations.Count == 0)
            return;
        json.WriteObjects("operation", operations, operation =>
        {
            json.WriteString("name", operation.Code);
            json.WriteString("definition", operation.Definition);
        });
    }
}
