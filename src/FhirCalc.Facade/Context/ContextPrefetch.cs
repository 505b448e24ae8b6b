using FhirCalc.Calcification;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Context;

/// <summary>
/// Asks the external server for what the rules need beyond a submission: reading only, all searches at once, within a
/// time limit and behind the same circuit breaker as everything else. It never fails: what cannot be had is said.
/// </summary>
internal sealed class ContextPrefetch(
    UpstreamClient client, UpstreamAddress address, ContextCache cache, ContextOptions options,
    CalcificationAssessor assessor, DefinitionSet definitions, TimeProvider clock, ILogger<ContextPrefetch> log)
{
    private readonly Lazy<IReadOnlyList<ContextNeed>> _needs = new(() => ContextNeed.Of(assessor, definitions));

    public async Task<(FetchedContext Context, string? Patient)> FetchAsync(ContextPatient patient, CancellationToken cancel)
    {
        if (!options.Enabled || patient.IsNobody)
            return (FetchedContext.Nothing, null);
        var started = clock.GetTimestamp();
        using var limit = new CancellationTokenSource(options.Timeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            var (reference, problem) = patient.Reference is { } known ? (known, null) : await FindPatientAsync(patient.Criteria!, both.Token);
            if (reference is null)
                return (problem is null ? FetchedContext.Nothing : Missing(problem), null);
            if (cache.Find(reference) is { } cached)
                return (cached, reference);
            var found = await Task.WhenAll(_needs.Value.Select(need => SearchAsync(need, reference, both.Token)));
            cancel.ThrowIfCancellationRequested();
            var context = new FetchedContext(
                [.. found.Select(one => one.Search)],
                [.. found.SelectMany(one => one.Resources).DistinctBy(Identity, StringComparer.Ordinal)],
                [.. found.Select(one => one.Problem).OfType<string>().Distinct()]);
            if (context.Unavailable.Count == 0)
                cache.Keep(reference, context);
            log.LogInformation("Fetched {Count} resources of context by {Searches} searches, {Missing} without answer, {Elapsed} ms",
                context.Resources.Count, context.Searches.Count, context.Unavailable.Count, (int)clock.GetElapsedTime(started).TotalMilliseconds);
            return (context, reference);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (Missing("the external server did not answer in time"), null);
        }
    }

    private FetchedContext Missing(string why) =>
        new([], [], [.. _needs.Value.Select(need => need.Type).Distinct().Select(type => Words(type, why))]);

    private static string Words(string type, string why) => $"{type} resources of the patient ({why})";

    private async Task<(string? Reference, string? Problem)> FindPatientAsync(string criteria, CancellationToken cancel)
    {
        var reply = await client.RelayAsync(new UpstreamRequest(HttpMethod.Get, $"Patient?{criteria}"), cancel);
        if (!reply.IsSuccess || !ResourceJson.TryParse(reply.Body, null, out var bundle, out _))
            return (null, Reason(reply));
        var found = new List<FoundResource>();
        foreach (var entry in bundle.Root["entry"u8].Children)
        {
            if (FoundResource.Of(entry["resource"u8]) is { Type: "Patient" } resource && !IdentifierCondition.Contradicts(criteria, resource.Node))
                found.Add(resource);
        }

        return found switch
        {
            [] => (null, null),
            [var one] => (one.Reference, null),
            _ => (null, "several patients on the external server fit the condition"),
        };
    }

    private async Task<(string Search, List<ResourceJson> Resources, string? Problem)> SearchAsync(ContextNeed need, string patient, CancellationToken cancel)
    {
        var first = need.Query(patient, options.PageSize);
        var found = new List<ResourceJson>();
        var next = first;
        try
        {
            for (var page = 0; next is not null; page++)
            {
                if (page == options.MaxPages)
                    return (first, found, Words(need.Type, $"there are more than {found.Count}"));
                var reply = await client.RelayAsync(new UpstreamRequest(HttpMethod.Get, next), cancel);
                if (!reply.IsSuccess || !ResourceJson.TryParse(reply.Body, null, out var bundle, out _) || bundle.ResourceType != "Bundle")
                    return (first, found, Words(need.Type, Reason(reply)));
                Take(bundle, need.Type, patient, found);
                next = SearchPages.Next(bundle, address);
            }

            return (first, found, null);
        }
        catch (OperationCanceledException)
        {
            return (first, found, Words(need.Type, "the external server did not answer in time"));
        }
    }

    /// <summary>Only what was asked for: some servers ignore parameters, and one patient's conclusions must never rest on another's values.</summary>
    private static void Take(ResourceJson bundle, string type, string patient, List<ResourceJson> found)
    {
        foreach (var entry in bundle.Root["entry"u8].Children)
        {
            var resource = entry["resource"u8];
            if (resource["resourceType"u8].GetString() == type && (resource["subject"u8]["reference"u8].GetString() ?? "") is var subject
                && (subject == patient || subject.EndsWith("/" + patient, StringComparison.Ordinal)))
                found.Add(ResourceJson.Parse(bundle.Utf8.Slice(resource.Offset, resource.Length)));
        }
    }

    private static string Identity(ResourceJson resource) => $"{resource.ResourceType}/{resource.Root["id"u8].GetString()}";

    private static string Reason(UpstreamReply reply) => reply switch
    {
        { Fault: TransportFault.None, IsSuccess: true } => "the external server answered with something that is no FHIR Bundle",
        { Fault: TransportFault.None } => FormattableString.Invariant($"the external server answered HTTP {reply.Status}"),
        { Fault: TransportFault.TimedOut } => "the external server did not answer in time",
        { Fault: TransportFault.CircuitOpen } => "the external server failed repeatedly and is left alone for a moment",
        { Fault: TransportFault.TooLarge } => "the answer of the external server is larger than allowed",
        _ => "the external server could not be reached",
    };
}
