using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Terminology;

namespace FhirCalc.Calcification.Findings;

/// <summary>
/// How the guide's value sets show codes of systems that are not at hand, such as SNOMED CT and LOINC: without them a reader would be told a
/// number. Read when first asked for.
/// </summary>
internal sealed class ForeignDisplays(DefinitionSet definitions, TerminologyService terminology)
{
    private const string ValueSets = CalcificationGuide.CanonicalBase + "/ValueSet/";

    private readonly Lazy<Dictionary<(string System, string Code), string>> _displays = new(() => Read(definitions, terminology));

    public string? Of(string system, string code) => _displays.Value.GetValueOrDefault((system, code));

    private static Dictionary<(string System, string Code), string> Read(DefinitionSet definitions, TerminologyService terminology)
    {
        var displays = new Dictionary<(string, string), string>();
        foreach (var entry in definitions.EntriesOf("ValueSet"))
        {
            if (!entry.Url.StartsWith(ValueSets, StringComparison.Ordinal) || terminology.Find(entry.Url) is not { } set)
                continue;
            foreach (var concept in set.Concepts)
            {
                if (concept.Display is { } display && !concept.System.StartsWith(CalcificationGuide.CanonicalBase, StringComparison.Ordinal))
                    displays.TryAdd((concept.System, concept.Code), display);
            }
        }

        return displays;
    }
}
