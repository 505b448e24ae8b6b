using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Terminology;

/// <summary>The codes of a value set that comes expanded and without a definition.</summary>
internal static class ExpansionCodes
{
    public static CodeSet Read(Node expansion)
    {
        if (!expansion.Exists)
            return new EveryCodeUndecided("The value set has neither a definition nor an expansion.");
        var concepts = new List<ValueSetConcept>();
        Add(expansion["contains"u8], concepts);
        var gap = expansion["total"u8].RawText is { Length: > 0 } total && total != concepts.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)
            ? "The expansion holds only a part of its codes."
            : null;
        return new AnyOf([.. concepts.GroupBy(concept => concept.System)
            .Select(group => new ListedCodes(group.Key, [.. group], TerminologyService.UnknownCase, gap))]);
    }

    // An abstract entry only groups those below it.
    private static void Add(Node entries, List<ValueSetConcept> concepts)
    {
        foreach (var entry in entries.Children)
        {
            var isAbstract = entry["abstract"u8].Kind == NodeKind.True;
            if (!isAbstract && entry["system"u8].GetString() is { } system && entry["code"u8].GetString() is { } code)
                concepts.Add(new ValueSetConcept(system, code, entry["display"u8].GetString()));
            Add(entry["contains"u8], concepts);
        }
    }
}
