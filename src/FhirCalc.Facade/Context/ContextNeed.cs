using FhirCalc.Calcification;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Terminology;

namespace FhirCalc.Facade.Context;

/// <summary>What the rules need of a patient from one resource type, as a search.</summary>
/// <param name="Codes">The codes as a search parameter wants them; empty for all, where they cannot be listed.</param>
internal sealed record ContextNeed(string Type, string Codes)
{
    // Servers and proxies take a request line of 8 kB by default, and some not more.
    private const int LongestCodes = 6000;

    public string Query(string patient, int pageSize) =>
        FormattableString.Invariant($"{Type}?patient={Uri.EscapeDataString(patient)}{(Codes.Length == 0 ? "" : "&code=" + Codes)}&_count={pageSize}");

    /// <summary>The DataRequirements of all rules, gathered by type: one search for each, or a few where the codes are many.</summary>
    public static IReadOnlyList<ContextNeed> Of(CalcificationAssessor assessor, DefinitionSet definitions)
    {
        var terminology = new TerminologyService(definitions);
        var needs = new List<ContextNeed>();
        foreach (var type in assessor.Rules.SelectMany(rule => rule.Inputs).GroupBy(input => input.ResourceType, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var sets = type.Select(input => input.ValueSet).Distinct().Order(StringComparer.Ordinal).Select(url => terminology.Expand(url, out _)).ToList();
            if (sets.Any(set => set is not { IsComplete: true }))
                needs.Add(new ContextNeed(type.Key, ""));
            else
                needs.AddRange(Chunks(sets.SelectMany(set => set!.Concepts).Select(concept => Token(concept.System, concept.Code)).Distinct()).Select(codes => new ContextNeed(type.Key, codes)));
        }

        return needs;
    }

    // A comma or a bar inside a code would end the token.
    private static string Token(string system, string code) => Uri.EscapeDataString($"{Escape(system)}|{Escape(code)}");

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);

    private static IEnumerable<string> Chunks(IEnumerable<string> tokens)
    {
        var chunk = "";
        foreach (var token in tokens)
        {
            if (chunk.Length > 0 && chunk.Length + token.Length >= LongestCodes)
            {
                yield return chunk;
                chunk = "";
            }

            chunk += chunk.Length == 0 ? token : "," + token;
        }

        if (chunk.Length > 0)
            yield return chunk;
    }
}
