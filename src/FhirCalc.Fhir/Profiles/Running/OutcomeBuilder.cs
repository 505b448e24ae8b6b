using System.Globalization;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Profiles.Running;

/// <summary>
/// Turns findings into an outcome: in source order, without repetitions, the same issue at many places told once, capped, with
/// location, line and column. One sweep over the text serves all issues, so that the cost stays linear for big Bundles.
/// </summary>
internal static class OutcomeBuilder
{
    /// <summary>Most errors, and most other issues, that an outcome spells out.</summary>
    private const int Limit = 1000;

    /// <summary>From so many places on, the same issue is told once with its places.</summary>
    private const int GroupFrom = 4;

    /// <summary>Places that a grouped issue names.</summary>
    private const int NamedPlaces = 20;

    private const string MoreId = "FC0199";

    public static Outcome Build(ResourceJson document, Engine engine, IssueSink sink)
    {
        if (sink.Findings.Count == 0)
            return engine.NothingFound;
        return sink.Findings.Count < GroupFrom ? Few(document, engine, sink.Findings) : Many(document, engine, sink);
    }

    /// <summary>Too few to be grouped or cut: most valid resources raise one or two.</summary>
    private static Outcome Few(ResourceJson document, Engine engine, IReadOnlyList<Finding> findings)
    {
        var locator = new Locator(document, engine.Types);
        var issues = new List<Issue>(findings.Count);
        Span<int> order = stackalloc int[findings.Count];
        for (var at = 0; at < findings.Count; at++)
        {
            // In source order; what stands at one place keeps the order in which it was found.
            var place = at;
            for (; place > 0 && findings[order[place - 1]].Source.Index > findings[at].Source.Index; place--)
                order[place] = order[place - 1];
            order[place] = at;
        }

        for (var at = 0; at < order.Length; at++)
        {
            var finding = findings[order[at]];
            var isRepeat = false;
            for (var before = 0; before < at; before++)
                isRepeat |= IsSame(findings[order[before]], finding);
            if (!isRepeat)
                issues.Add(locator.Complete(finding.Issue, finding.Place, finding.Source));
        }

        return new Outcome(issues, engine.ValidatedWith);
    }

    private static bool IsSame(in Finding one, in Finding other) =>
        one.Place.Index == other.Place.Index && one.Issue.Id == other.Issue.Id && one.Issue.Message == other.Issue.Message;

    private static Outcome Many(ResourceJson document, Engine engine, IssueSink sink)
    {
        var issues = new List<Issue>();
        int errors = 0, others = 0;
        foreach (var (issue, group) in Located(document, engine, sink))
        {
            var isRepeat = group.Count >= GroupFrom && !ReferenceEquals(issue, group.Places[0]);
            if (!isRepeat && (issue.IsError ? ++errors : ++others) <= Limit)
                issues.Add(group.Count >= GroupFrom ? group.ToIssue() : issue);
        }

        AddMore(issues, IssueSeverity.Error, errors, sink.MoreErrors);
        AddMore(issues, IssueSeverity.Information, others, sink.MoreOthers);
        return new Outcome(issues, engine.ValidatedWith);
    }

    private static List<(Issue Issue, Group Group)> Located(ResourceJson document, Engine engine, IssueSink sink)
    {
        var locator = new Locator(document, engine.Types);
        var located = new List<(Issue, Group)>();
        var groups = new Dictionary<(string, IssueSeverity, string, string?), Group>();
        var seen = new HashSet<(int, string, string)>();
        foreach (var (issue, place, source) in sink.Findings.OrderBy(finding => finding.Source.Index))
        {
            // Two profiles that demand the same of one place have one cause and give one issue.
            if (!seen.Add((place.Index, issue.Id, issue.Message)))
                continue;
            var key = (issue.Id, issue.Severity, issue.Message, issue.Rule);
            if (!groups.TryGetValue(key, out var group))
                groups.Add(key, group = new Group());
            if (++group.Count > NamedPlaces)
                continue;
            var complete = locator.Complete(issue, place, source);
            group.Places.Add(complete);
            located.Add((complete, group));
        }

        return located;
    }

    private static void AddMore(List<Issue> issues, IssueSeverity severity, int found, int notKept)
    {
        if (found > Limit || notKept > 0)
        {
            issues.Add(new Issue(MoreId, severity, "informational", string.Create(CultureInfo.InvariantCulture,
                $"{Math.Max(0, found - Limit) + notKept} more issues of this severity were found; only the first are listed.")));
        }
    }

    private sealed class Group
    {
        public int Count { get; set; }

        public List<Issue> Places { get; } = [];

        public Issue ToIssue() => Places[0] with
        {
            Message = string.Create(CultureInfo.InvariantCulture, $"{Places[0].Message} (at {Count} places{(Count > NamedPlaces ? $", of which {NamedPlaces} are named" : "")})"),
            OtherLocations = [.. Places.Skip(1).Select(place => place.Location!)],
        };
    }
}
