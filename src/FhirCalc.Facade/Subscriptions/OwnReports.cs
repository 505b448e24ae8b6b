using System.Globalization;
using FhirCalc.Calcification;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Subscriptions;

internal enum ReportOrigin
{
    /// <summary>Somebody else wrote this version, and nothing was concluded from it yet.</summary>
    Foreign,

    /// <summary>We wrote it, or have assessed it.</summary>
    Known,

    /// <summary>We are writing it just now: its version will be known in a moment.</summary>
    UnderWay,
}

/// <summary>
/// Tells our own writes from those of others, so that they never trigger us. First by what the store remembers: the reports
/// of every submission from its acceptance on, with their versions from its delivery on, and every version assessed. Else
/// by the Provenance that stands with our results on the external server: it carries our profile and names the report.
/// </summary>
internal sealed class OwnReports(INoticeStore store, UpstreamClient client)
{
    private const string Profile = CalcificationGuide.CanonicalBase + "/StructureDefinition/calcification-provenance";

    public async Task<(ReportOrigin Origin, string? Failure)> OriginOfAsync(FoundResource report, CancellationToken cancel)
    {
        foreach (var name in Names(report))
        {
            if (await store.FindReportAsync(name, cancel) is not { } known)
                continue;
            if (known is { Version: null, State: SubmissionState.Accepted })
                return (ReportOrigin.UnderWay, null);
            if (known.Version is { } version && report.Version is { } current)
                return (IsUpTo(current, version) ? ReportOrigin.Known : ReportOrigin.Foreign, null);
            if (known.State is SubmissionState.Delivered && report.Version is null)
                return (ReportOrigin.Known, null);
        }

        return await HasProvenanceAsync(report, cancel);
    }

    private async Task<(ReportOrigin Origin, string? Failure)> HasProvenanceAsync(FoundResource report, CancellationToken cancel)
    {
        var reply = await client.DeliverAsync(new UpstreamRequest(HttpMethod.Get, $"Provenance?entity={Uri.EscapeDataString(report.Reference)}"), cancel);
        if (DeliveryClasses.Of(reply) == DeliveryClass.Transient)
            return (ReportOrigin.Foreign, reply.Describe());
        if (!reply.IsSuccess || !ResourceJson.TryParse(reply.Body, null, out var bundle, out _))
            return (ReportOrigin.Foreign, null); // a server without this search: the store has the last word
        foreach (var entry in bundle.Root["entry"u8].Children)
        {
            if (IsOurs(entry["resource"u8], report))
                return (ReportOrigin.Known, null);
        }

        return (ReportOrigin.Foreign, null);
    }

    /// <summary>Whether it is a Provenance of results of ours.</summary>
    public static bool HasOurProfile(Node provenance)
    {
        var ours = false;
        foreach (var profile in provenance["meta"u8]["profile"u8].Children)
            ours |= profile.GetString()?.StartsWith(Profile, StringComparison.Ordinal) == true;
        return ours;
    }

    private static bool IsOurs(Node provenance, FoundResource report)
    {
        if (!HasOurProfile(provenance))
            return false;
        foreach (var entity in provenance["entity"u8].Children)
        {
            var what = entity["what"u8]["reference"u8].GetString() ?? "";
            if (what.EndsWith(report.Reference, StringComparison.Ordinal) || what.EndsWith(report.Location, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>Its reference, and the one that it would have where servers take ids of ours: our mark tells.</summary>
    private static IEnumerable<string> Names(FoundResource report)
    {
        yield return report.Reference;
        foreach (var identifier in report.Node["identifier"u8].Children)
        {
            if (identifier["value"u8].GetString() is { } value && value.StartsWith("urn:uuid:", StringComparison.Ordinal))
                yield return "DiagnosticReport/" + value["urn:uuid:".Length..];
        }
    }

    // Versions are opaque, but where they count, an older one is known too.
    private static bool IsUpTo(string current, string known) =>
        current == known
        || (long.TryParse(current, NumberStyles.None, CultureInfo.InvariantCulture, out var now)
            && long.TryParse(known, NumberStyles.None, CultureInfo.InvariantCulture, out var then) && now <= then);
}
