using System.Text.RegularExpressions;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Terminology;

namespace FhirCalc.Calcification.Rules;

/// <summary>Whether a plan is for a finding, where that is asked of its body site alone; decided without the engine.</summary>
internal sealed partial class QuickSite
{
    private readonly CompiledValueSet[] _valueSets;

    private QuickSite(CompiledValueSet[] valueSets) => _valueSets = valueSets;

    public static QuickSite? Of(string expression, TerminologyService terminology) =>
        Sites().Match(expression) is { Success: true } sites ? new QuickSite([.. sites.Groups["set"].Captures.Select(capture => terminology.Find(capture.Value)!)]) : null;

    /// <summary>The answer; null where it is for the engine to give.</summary>
    public bool? Holds(Element finding, RuleEnvironment environment)
    {
        if (!OnlyChild.TryFind(finding, "bodySite", out var site) || !site.Exists)
            return null;
        foreach (var valueSet in _valueSets)
        {
            if (environment.MemberOf(site, valueSet) is not { } member)
                return null;
            if (member)
                return true;
        }

        return false;
    }

    [GeneratedRegex(@"^%finding\.bodySite\.memberOf\('(?<set>[^']+)'\)( or %finding\.bodySite\.memberOf\('(?<set>[^']+)'\))*$", RegexOptions.CultureInvariant)]
    private static partial Regex Sites();
}
