using FhirCalc.Calcification.Findings;
using FhirCalc.Calcification.Rules;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Calcification.Results;

/// <summary>A published statement, in the words of the guide.</summary>
/// <param name="Code">Code of the statement.</param>
/// <param name="Says">What it says.</param>
/// <param name="Citation">Journal, year and pages.</param>
/// <param name="Doi">DOI of the source.</param>
/// <param name="Section">Section or table of the source.</param>
/// <param name="Note">What a reader must know; empty when nothing.</param>
public sealed record EvidenceStatement(string Code, string Says, string Citation, string Doi, string Section, string Note)
{
    /// <summary>What the statement is used for: risk, etiology, classification, guard, action, modifier, scoring, biomarker or context.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Short name of the source, as other statements refer to it.</summary>
    public string Source { get; init; } = "";

    /// <summary>The organs that it is about; "any" for all.</summary>
    public IReadOnlyList<string> Organs { get; init; } = [];

    /// <summary>Where the guide carries it besides rules.</summary>
    public IReadOnlyList<string> Carried { get; init; } = [];
}

/// <summary>The statements that rules rest on, from the guide's CodeSystem.</summary>
public sealed class EvidenceCatalog
{
    private readonly Dictionary<string, EvidenceStatement> _statements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _methods = new(StringComparer.Ordinal);

    /// <summary>Reads the statements of a set of definitions.</summary>
    public EvidenceCatalog(DefinitionSet definitions)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        ReadMethods(definitions);
        if (!definitions.TryFind(CalcificationCodes.EvidenceSystem, "CodeSystem", out var system))
            return;
        foreach (var concept in system.Root["concept"u8].Children)
        {
            var properties = PropertiesOf(concept);
            var code = concept["code"u8].GetString() ?? "";
            IEnumerable<string> Properties(string name) => properties.Where(property => property.Name == name).Select(property => property.Value);
            string Property(string name) => Properties(name).FirstOrDefault() ?? "";
            _statements[code] = new EvidenceStatement(code, concept["definition"u8].GetString() ?? "", Property("citation"), Property("doi"), Property("section"), Property("note"))
            {
                Source = Property("source"),
                Kind = Property("kind"),
                Organs = [.. Properties("organ")],
                Carried = [.. Properties("carried")],
            };
        }
    }

    /// <summary>Every statement, in the order of the code system.</summary>
    public IEnumerable<EvidenceStatement> All => _statements.Values;

    /// <summary>The source of the numbers of a score's method: citation and DOI.</summary>
    internal string SourceOf(Coding method) => _methods.GetValueOrDefault(method.Code, method.Display);

    /// <summary>The statement of this code, or one that only names the code.</summary>
    public EvidenceStatement this[string code] => _statements.GetValueOrDefault(code) ?? new EvidenceStatement(code, "", "", "", "", "");

    private void ReadMethods(DefinitionSet definitions)
    {
        if (!definitions.TryFind(CalcificationCodes.ScoreMethodSystem, "CodeSystem", out var system))
            return;
        foreach (var concept in system.Root["concept"u8].Children)
        {
            var properties = PropertiesOf(concept);
            var doi = properties.Find(property => property.Name == "doi")?.Value;
            _methods[concept["code"u8].GetString() ?? ""] = properties.Find(property => property.Name == "citation")?.Value + (doi is null ? "" : ", doi:" + doi);
        }
    }

    private static List<ConceptProperty> PropertiesOf(Node concept)
    {
        var properties = new List<ConceptProperty>();
        foreach (var property in concept["property"u8].Children)
            properties.Add(new ConceptProperty(property["code"u8].GetString() ?? "", property["valueString"u8].GetString() ?? ""));
        return properties;
    }

    private sealed record ConceptProperty(string Name, string Value);
}
