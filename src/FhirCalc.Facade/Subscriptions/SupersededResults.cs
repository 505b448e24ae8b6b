using FhirCalc.Facade.Audit;
using FhirCalc.Facade.Intake;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Subscriptions;

/// <summary>
/// Withdraws what was concluded from a report that has been changed since (docs/decisions/0006). Which results these are, the
/// answer of their delivery and their Provenance tell; each is read before, and left alone if somebody has made it his own.
/// </summary>
internal sealed class SupersededResults(
    ISupersededStore superseded, ISubmissionStore submissions, UpstreamClient client, UpstreamAddress address, AuditTrail audit,
    OutboxOptions options, TimeProvider clock, ILogger<SupersededResults> log) : BackgroundService
{
    private const int AtOnce = 20;

    /// <summary>One round; for tests that move step by step.</summary>
    internal async Task RoundAsync(CancellationToken cancel)
    {
        foreach (var row in await superseded.DueAsync(AtOnce, cancel))
        {
            if (await WithdrawAsync(row, cancel) is not { } reason)
            {
                await superseded.DoneAsync(row);
                continue;
            }

            log.LogWarning("Results of {Submission} cannot be withdrawn yet: {Reason}", row.SubmissionId, reason);
            await superseded.PostponeAsync(row, clock.GetUtcNow() + RetryBackoff.Of(options, row.Attempts + 1, null, 0));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.PollInterval, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                await RoundAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The loop must not die of a store that fails; the rows stay.
            catch (Exception problem)
#pragma warning restore CA1031
            {
                log.LogError("Withdrawing results failed: {Error} at {Stack}", problem.GetType().Name, problem.StackTrace);
            }
        }
    }

    /// <returns>Null when it is done; otherwise why it has to wait.</returns>
    private async Task<string?> WithdrawAsync(Superseded row, CancellationToken cancel)
    {
        // 1. What did that submission conclude, from which report?
        var (ofReport, ofOthers) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var location in ProvenancesIn((await submissions.FindAsync(row.SubmissionId, cancel))?.Answer))
        {
            var (provenance, failure) = await ReadAsync(location, cancel);
            if (failure is not null)
                return failure;
            if (provenance is null || !OwnReports.HasOurProfile(provenance.Node))
                continue;
            var named = References(provenance.Node["entity"u8], "what").Contains(row.Report, StringComparer.Ordinal);
            var targets = References(provenance.Node["target"u8], null);
            if (named)
                ofReport.AddRange(targets);
            else
                ofOthers.UnionWith(targets);
        }

        // 2. A score may rest on what another report of the same submission says too: that still holds.
        foreach (var reference in ofReport.Except(ofOthers, StringComparer.Ordinal))
        {
            if (await WithdrawAsync(row, reference, cancel) is { } reason)
                return reason;
        }

        return null;
    }

    private async Task<string?> WithdrawAsync(Superseded row, string reference, CancellationToken cancel)
    {
        var (result, failure) = await ReadAsync(reference, cancel);
        if (result is null || !WithdrawnResult.IsOurs(result.Node))
            return failure;
        var json = WithdrawnResult.Of(result.Node, row.Report);
        await audit.RecordUpdateAsync(reference, row.Report, address.Base, json);
        var headers = result.Version is { } version ? new List<(string, string)> { ("If-Match", $"W/\"{version}\"") } : [];
        var reply = await client.DeliverAsync(new UpstreamRequest(HttpMethod.Put, reference, json) { Headers = headers }, cancel);
        if (reply.IsSuccess)
            log.LogInformation("Withdrew a {Type} of {Submission}, whose report was changed", result.Type, row.SubmissionId);
        else if (reply.Status is 409 or 412 || DeliveryClasses.Of(reply) == DeliveryClass.Transient)
            return reply.Describe(); // somebody changed it just now: it is read again
        else
            log.LogError("The external server refuses the withdrawal of a {Type} of {Submission} with HTTP {Status}: it stands there as if it held", result.Type, row.SubmissionId, reply.Status);
        return null;
    }

    private async Task<(FoundResource? Found, string? Failure)> ReadAsync(string reference, CancellationToken cancel)
    {
        var reply = await client.DeliverAsync(new UpstreamRequest(HttpMethod.Get, reference), cancel);
        return FoundResource.Of(reply) is { } found ? (found, null) : (null, reply.Status is 404 or 410 ? null : reply.Describe());
    }

    private static List<string> ProvenancesIn(byte[]? answer)
    {
        var found = new List<string>();
        if (answer is null || !ResourceJson.TryParse(answer, null, out var bundle, out _))
            return found;
        foreach (var entry in bundle.Root["entry"u8].Children)
        {
            if ((entry["response"u8]["location"u8].GetString() ?? "").Split('/') is ["Provenance", var id, ..] && AddressParts.IsId(id))
                found.Add("Provenance/" + id);
        }

        return found;
    }

    /// <summary>What lies on the external server, without versions.</summary>
    private List<string> References(Node list, string? property)
    {
        var found = new List<string>();
        foreach (var item in list.Children)
        {
            var reference = (property is null ? item : item[property])["reference"u8].GetString() ?? "";
            if ((address.RelativeOf(reference) ?? reference).Split('/') is [{ Length: > 0 } type, var id, ..] && type.All(char.IsAsciiLetter) && AddressParts.IsId(id))
                found.Add($"{type}/{id}");
        }

        return found;
    }
}
