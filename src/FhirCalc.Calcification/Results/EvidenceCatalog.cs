using FhirCalc.Calcification.Findings;
using FhirCalc.Fhir.Definitions;

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

    /// <summary>The organs that it is about; "any" for all.</summary>
    public IReadOnlyList<string> Organs { get; init; } = [];

    /// <summary>Where the guide carries it besides rules.</summary>
    public IReadOnlyList<string> Carried { get; init; } = [];
}

/// <summary>The statements that rules rest on, from the guide's CodeSystem.</summary>
public sealed class EvidenceCatalog
{
    private readonly Dictionary<string, EvidenceStatement> _statements = new(StringComparer.Ordinal);

    /// <summary>Reads the statements of a set of definitions.</summary>
    public EvidenceCatalog(DefinitionSet definitions)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        if (!definitions.TryFind(CalcificationCodes.EvidenceSystem, "CodeSystem", out var system))
            return;
        foreach (var concept in system.Root["concept"u8].Children)
        {
            var properties = new List<(string Name, string Value)>();
            foreach (var property in concept["property"u8].Children)
                properties.Add((property["code"u8].GetString() ?? "", property["valueString"u8].GetString() ?? ""));
            var code = concept["code"u8].GetString() ?? "";
            IEnumerable<string> Properties(string name) => properties.Where(property => property.Name == name).Select(property => property.Value);
            string Property(string name) => Properties(name).FirstOrDefault() ?? "";
            _statements[code] = new EvidenceStatement(code, concept["definition"u8].GetString() ?? "", Property("citation"), Property("doi"), Property("section"), Property("note"))
            {
                Kind = Property("kind"),
                Organs = [.. Properties("organ")],
                Carried = [.. Properties("carried")],
            };
        }
    }

    /// <summary>Every statement, in the order of the code system.</summary>
    public IEnumerable<EvidenceStatement> All => _statements.Values;

    /// <summary>The statement of this code, or one that only names the code.</summary>
    public EvidenceStatement this[string code] => _statements.GetValueOrDefault(code) ?? new EvidenceStatement(code, "", "", "", "", "");
}
