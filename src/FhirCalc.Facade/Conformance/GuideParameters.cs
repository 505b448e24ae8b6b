namespace FhirCalc.Facade.Conformance;

/// <param name="Property">The property of the resource that it looks at.</param>
/// <param name="System">The code system of a token, if it has one.</param>
internal sealed record GuideParameter(string Name, string Type, string Property, string? System = null);

/// <summary>What the guide can be searched by: a part of what R4 defines for its types, under the same names.</summary>
internal static class GuideParameters
{
    public const string LastUpdated = "_lastUpdated";

    private static readonly GuideParameter[] Common =
    [
        new("_id", "token", "id"),
        new(LastUpdated, "date", "meta"),
        new("url", "uri", "url"),
        new("version", "token", "version"),
        new("name", "string", "name"),
        new("title", "string", "title"),
        new("description", "string", "description"),
        new("publisher", "string", "publisher"),
        new("status", "token", "status", "http://hl7.org/fhir/publication-status"),
        new("date", "date", "date"),
    ];

    private static readonly Dictionary<string, GuideParameter[]> Own = new(StringComparer.Ordinal)
    {
        ["StructureDefinition"] =
        [
            new("type", "uri", "type"),
            new("base", "reference", "baseDefinition"),
            new("kind", "token", "kind", "http://hl7.org/fhir/structure-definition-kind"),
            new("derivation", "token", "derivation", "http://hl7.org/fhir/type-derivation-rule"),
        ],
        ["OperationDefinition"] = [new("code", "token", "code")],
        ["SearchParameter"] = [new("code", "token", "code"), new("base", "token", "base", "http://hl7.org/fhir/resource-types")],
    };

    public static IEnumerable<GuideParameter> Of(string type) => Common.Concat(Own.GetValueOrDefault(type) ?? []);

    public static GuideParameter? Find(string type, string name) => Of(type).FirstOrDefault(parameter => parameter.Name == name);
}
