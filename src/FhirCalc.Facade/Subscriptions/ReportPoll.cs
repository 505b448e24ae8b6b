using System.Globalization;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Subscriptions;

/// <summary>
/// Asks the external server for reports that changed since the newest one seen. How far it got is kept with what it found,
/// in one transaction: nothing is skipped, whenever the process ends.
/// </summary>
internal sealed class ReportPoll(UpstreamClient client, UpstreamAddress address, INoticeStore store, SubscriptionOptions options, TimeProvider clock, ILogger<ReportPoll> log)
{
    private const string Bookmark = "reports";
    private const int MostPages = 1000;

    /// <summary>Null when all was read, otherwise why not.</summary>
    public async Task<string?> RunAsync(CancellationToken cancel)
    {
        if (await store.BookmarkAsync(Bookmark, cancel) is not { } mark)
        {
            // What was there before the service was installed is not assessed behind anybody's back.
            await store.AddAsync([], clock.GetUtcNow(), Marked(clock.GetUtcNow()), cancel);
            return null;
        }

        var newest = DateTimeOffset.Parse(mark, CultureInfo.InvariantCulture);
        var since = FhirJson.Instant(newest - options.PollOverlap);
        var next = $"DiagnosticReport?_lastUpdated=ge{Uri.EscapeDataString(since)}&_sort=_lastUpdated&_count=100";
        for (var page = 0; next is not null && page < MostPages; page++)
        {
            var reply = await client.DeliverAsync(new UpstreamRequest(HttpMethod.Get, next), cancel);
            if (!reply.IsSuccess || !ResourceJson.TryParse(reply.Body, null, out var bundle, out _) || bundle.ResourceType != "Bundle")
                return reply.IsSuccess ? "The external server answered a search with something that is no FHIR Bundle." : reply.Describe();
            var (references, last) = await NewOnesAsync(bundle, cancel);
            newest = last > newest ? last : newest;
            await store.AddAsync(references, clock.GetUtcNow() + options.Settle, Marked(newest), cancel);
            if (references.Count > 0)
                log.LogInformation("Noticed {Count} changed reports on the external server", references.Count);
            next = SearchPages.Next(bundle, address);
        }

        return null;
    }

    private async Task<(List<string> References, DateTimeOffset Last)> NewOnesAsync(ResourceJson bundle, CancellationToken cancel)
    {
        var references = new List<string>();
        var last = DateTimeOffset.MinValue;
        foreach (var report in Reports(bundle))
        {
            if (DateTimeOffset.TryParse(report.Node["meta"u8]["lastUpdated"u8].GetString(), CultureInfo.InvariantCulture, out var updated) && updated > last)
                last = updated;
            // The overlap shows again what was dealt with.
            if (report.Version is null || (await store.FindReportAsync(report.Reference, cancel))?.Version != report.Version)
                references.Add(report.Reference);
        }

        return (references, last);
    }

    private static List<FoundResource> Reports(ResourceJson bundle)
    {
        var reports = new List<FoundResource>();
        foreach (var entry in bundle.Root["entry"u8].Children)
        {
            if (FoundResource.Of(entry["resource"u8]) is { Type: "DiagnosticReport" } report)
                reports.Add(report);
        }

        return reports;
    }

    private static Dictionary<string, string> Marked(DateTimeOffset newest) => new(StringComparer.Ordinal) { [Bookmark] = FhirJson.Instant(newest) };

}
