using FhirCalc.Facade.Security;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Endpoints;

/// <summary>
/// <c>Prefer: return=</c> for a transaction or batch: what is asked for is added to the entries that were written. What is
/// kept of the answer stays the same for all who ask.
/// </summary>
internal sealed class PreferredEntries(UpstreamClient client, UpstreamAddress upstream, RelayGuard guard)
{
    // A transaction of many entries shall not take all connections to the external server.
    private const int Parallel = 8;

    public async Task<FhirReply> AddToAsync(FhirReply reply, HttpRequest request, CancellationToken cancel)
    {
        var wanted = Preference.Of(request).Return;
        if (reply.Status != StatusCodes.Status200OK || wanted == PreferredReturn.Unstated)
            return reply;
        if (wanted == PreferredReturn.Minimal)
            return reply with { Applied = Preference.Applied(wanted) };

        var bundle = ResourceJson.Parse(reply.Body);
        var writer = new SpliceWriter(bundle);
        var written = Written(bundle);
        if (wanted == PreferredReturn.OperationOutcome)
            AddOutcomes(written, writer);
        else
            await AddResourcesAsync(written, writer, request, cancel);
        return reply with { Body = writer.ToUtf8(), Applied = Preference.Applied(wanted) };
    }

    /// <summary>The entries that tell of something written; what was read, and what was refused, has its content already.</summary>
    private static List<Node> Written(ResourceJson bundle)
    {
        var written = new List<Node>();
        foreach (var entry in bundle.Root["entry"u8].Children)
        {
            if (!entry["resource"u8].Exists && EntryAnswer.StatusOf(entry["response"u8]["status"u8].GetString()) is >= 200 and < 300)
                written.Add(entry);
        }

        return written;
    }

    private static void AddOutcomes(List<Node> written, SpliceWriter writer)
    {
        var allOk = System.Text.Encoding.UTF8.GetString(Outcome.AllOk.ToOperationOutcome());
        foreach (var response in written.Select(entry => entry["response"u8]).Where(response => !response["outcome"u8].Exists))
            writer.InsertProperty(response, "outcome", allOk);
    }

    private async Task AddResourcesAsync(List<Node> written, SpliceWriter writer, HttpRequest request, CancellationToken cancel)
    {
        using var slots = new SemaphoreSlim(Parallel);
        var resources = await Task.WhenAll(written.Select(async entry =>
        {
            await slots.WaitAsync(cancel);
            try
            {
                return await ReadAsync(entry["response"u8]["location"u8].GetString(), request.HttpContext, cancel);
            }
            finally
            {
                slots.Release();
            }
        }));
        for (var index = 0; index < written.Count; index++)
        {
            if (resources[index] is { } resource)
                writer.InsertProperty(written[index], "resource", resource, first: true);
        }
    }

    /// <summary>Null where the client may write and not read, and where it cannot be read now.</summary>
    private async Task<string?> ReadAsync(string? location, HttpContext context, CancellationToken cancel)
    {
        if (location?.Split('/') is not [var type, _, ..] parts || Access.Of(context).Of(Rights.Read, type) == Reach.None || guard.Permit(context, type, parts[1..], "").Permit is not { } permit)
            return null;
        if (await WrittenResource.ReadAsync(location, client, cancel) is not { } reply)
            return null;
        var shown = guard.Show(context, permit, RelayReply.Of(reply, upstream, PublicAddress.FhirBase(context.Request), isBundle: false, page => page));
        return shown.Status == StatusCodes.Status200OK ? System.Text.Encoding.UTF8.GetString(shown.Body.Span) : null;
    }
}
