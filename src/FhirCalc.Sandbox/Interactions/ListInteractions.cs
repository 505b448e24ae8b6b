using System.Globalization;
using FhirCalc.Fhir.Issues;
using FhirCalc.Sandbox.Search;
using FhirCalc.Sandbox.Storage;
using Microsoft.AspNetCore.WebUtilities;

namespace FhirCalc.Sandbox.Interactions;

/// <summary>The interactions that answer with a Bundle of many resources: search and history.</summary>
internal sealed class ListInteractions(ResourceStore store, SandboxOptions options)
{
    public SandboxReply Search(SandboxRequest request)
    {
        var type = request.Address.Type;
        var asked = string.Join('&', new[] { request.Address.Query, request.Form }.Where(text => text.Length > 0));
        var after = PageToken.FromQuery(asked);
        var query = SearchQuery.Parse(type, after?.Query ?? asked, request.BaseUrl, options, request.Strict);
        var page = SearchPage.Read(store.Session, query, after);

        using var bundle = new BundleWriter("searchset", request.BaseUrl);
        bundle.Total(page.Total);
        var self = after is null ? query.Text : PageToken.Parameter + "=" + after;
        bundle.Link("self", self.Length == 0 ? type : $"{type}?{self}");
        if (page.Next is { } next)
            bundle.Link("next", $"{type}?{PageToken.Parameter}={next}");
        foreach (var match in page.Matches)
            bundle.Match(match);
        if (query.Ignored.Count > 0)
            bundle.Outcome(IgnoredOutcome(type, query.Ignored));
        return new SandboxReply(200) { Body = bundle.ToUtf8() };
    }

    public SandboxReply History(SandboxRequest request)
    {
        var (type, id) = (request.Address.Type, request.Address.Id);
        var after = PageToken.FromQuery(request.Address.Query);
        var (since, count) = HistoryOptions(after?.Query ?? request.Address.Query);
        var total = store.HistoryTotal(type, id, since);
        if (total == 0 && store.Find(type, id) is null)
            throw Refusal.Of(404, SandboxIssueIds.NotFound, "not-found", $"No such {type} is stored here.");

        var versions = store.History(type, id, since, after?.Key ?? long.MaxValue, count + 1);
        using var bundle = new BundleWriter("history", request.BaseUrl);
        bundle.Total(total);
        bundle.Link("self", $"{type}/{id}/_history{(request.Address.Query.Length == 0 ? "" : "?" + request.Address.Query)}");
        if (versions.Count > count && count > 0)
            bundle.Link("next", $"{type}/{id}/_history?{PageToken.Parameter}={new PageToken(0, versions[count - 1].Version, after?.Query ?? request.Address.Query)}");
        foreach (var version in versions.Take(count))
            bundle.HistoryEntry(version);
        return new SandboxReply(200) { Body = bundle.ToUtf8() };
    }

    private (DateTimeOffset Since, int Count) HistoryOptions(string query)
    {
        var since = DateTimeOffset.UnixEpoch;
        var count = options.DefaultPageSize;
        foreach (var pair in new QueryStringEnumerable(query))
        {
            var value = pair.DecodeValue().ToString();
            if (pair.DecodeName().Span.SequenceEqual("_since"))
                since = DateRange.TryParse(value.Replace(' ', '+'), out var range)
                    ? new DateTimeOffset(range.Low, TimeSpan.Zero)
                    : throw Refusal.BadSearch("_since needs an instant such as 2026-11-22T10:00:00Z.");
            else if (pair.DecodeName().Span.SequenceEqual("_count"))
                count = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? Math.Min(number, options.MaxPageSize)
                    : throw Refusal.BadSearch("_count must be a whole number, for example _count=20.");
        }

        return (since, count);
    }

    private static byte[] IgnoredOutcome(string type, List<string> names) => new Outcome([.. names.Select(name => new Issue(
        SandboxIssueIds.IgnoredParameter, IssueSeverity.Warning, "not-supported",
        $"The parameter {name} is not supported for {type} and was left out of this search. Supported: {SearchQuery.Supported(type)}."))]).ToOperationOutcome();
}
