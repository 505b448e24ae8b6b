using System.Globalization;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Profiles.Running;

/// <summary>
/// Turns findings into an outcome: in source order, without repetitions, capped, with location, line and column.
/// One sweep over the text serves all issues, so that the cost stays linear for big Bundles.
/// </summary>
internal static class OutcomeBuilder
{
    /// <summary>Most errors, and most other issues, that an outcome spells out.</summary>
    private const int Limit = 1000;

    private const string MoreId = "FC0199";

    public static Outcome Build(ResourceJson document, TypeModel types, IssueSink sink)
    {
        if (sink.Findings.Count == 0)
            return Outcome.AllOk;
        var locator = new Locator(document, types);
        if (sink.Findings is [var only])
            return new Outcome([locator.Complete(only.Issue, only.Place, only.Source)]);
        var ordered = sink.Findings.OrderBy(finding => finding.Source.Index).ToList();
        var issues = new List<Issue>(ordered.Count);
        var seen = new HashSet<(int, string, string)>();
        int errors = 0, others = 0;
        foreach (var (issue, place, source) in ordered)
        {
            // Two profiles that demand the same of one place have one cause and give one issue.
            if (!seen.Add((place.Index, issue.Id, issue.Message)))
                continue;
            if ((issue.IsError ? ++errors : ++others) <= Limit)
                issues.Add(locator.Complete(issue, place, source));
        }

        AddMore(issues, IssueSeverity.Error, errors);
        AddMore(issues, IssueSeverity.Information, others);
        return new Outcome(issues);
    }

    private static void AddMore(List<Issue> issues, IssueSeverity severity, int found)
    {
        if (found > Limit)
        {
            issues.Add(new Issue(MoreId, severity, "informational", string.Create(CultureInfo.InvariantCulture,
                $"{found - Limit} more issues of this severity were found; only the first {Limit} are listed.")));
        }
    }
}
