using System.Globalization;
using System.Text.Json;
using FhirCalc.Facade.Conformance;
using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Security;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace FhirCalc.Facade.Endpoints;

/// <summary>The answer for a batch: 202 while one of its entries is on its way, then a batch-response in the order of the entries.</summary>
internal sealed class BatchReply(ISubmissionStore store, UpstreamClient client, UpstreamAddress upstream, RelayGuard guard, Guide guide, GuideReply guideReply)
{
    // All that is read is held until it is answered, and a small batch can ask for very much.
    private const long MostRead = 32 * 1024 * 1024;

    public async Task<FhirReply> OfAsync(Batch batch, HttpRequest request, CancellationToken cancel)
    {
        var submissions = new Dictionary<string, Submission>(StringComparer.Ordinal);
        foreach (var id in batch.Entries.Select(entry => entry.Submission).OfType<string>())
            submissions[id] = (await store.FindAsync(id, cancel))!;
        var pending = submissions.Values.Count(submission => submission.State == SubmissionState.Accepted);
        if (pending > 0)
            return SubmissionReply.Pending(batch.Id, FormattableString.Invariant($"{submissions.Count - pending} of {submissions.Count} entries delivered"), request);

        var answers = new List<Action<Utf8JsonWriter>>();
        var bytes = 0L;
        foreach (var entry in batch.Entries)
        {
            var read = entry.Read is { } address ? bytes < MostRead ? await ReadAsync(entry, address, request, cancel) : TooMuch() : null;
            bytes += read?.Body.Length ?? 0;
            answers.Add(entry switch
            {
                { Submission: { } id } => Written(submissions[id], request),
                { Read: not null } => Read(read!, entry.IsHead),
                _ => Refused(entry.Status, entry.Outcome!),
            });
        }

        return new FhirReply(StatusCodes.Status200OK, FhirJson.Write(json =>
        {
            json.WriteString("resourceType", "Bundle");
            json.WriteString("id", batch.Id);
            json.WriteString("type", "batch-response");
            if (answers.Count > 0)
                json.WriteObjects("entry", answers, answer => answer(json)); // an empty array is no FHIR
        }));
    }

    private static FhirReply TooMuch() => FhirReply.Failure(FacadeIssueIds.BodyTooLarge, "too-costly",
        FormattableString.Invariant($"What this batch reads is more than {MostRead} bytes: ask for the rest by itself."));

    private static Action<Utf8JsonWriter> Written(Submission submission, HttpRequest request)
    {
        if (submission.State == SubmissionState.Delivered)
            return json => json.WriteRaw("response", ResourceReply.Response(ResourceJson.Parse(submission.Answer)).Raw);
        var refused = ResourceReply.Refused(submission, request);
        return Refused(refused.Status, refused.Body.ToArray());
    }

    private async Task<FhirReply> ReadAsync(BatchEntry entry, string address, HttpRequest request, CancellationToken cancel)
    {
        var path = address.Split('?')[0];
        var (parts, query) = (path.Split('/'), address[path.Length..]);
        var conditions = new ReadConditions(entry.IfNoneMatch ?? "", HttpDate.Of(entry.IfModifiedSince) ?? "");
        if (guide.Holds(parts[0]))
            return guideReply.Get(path, query, conditions, request);

        // The batch as a whole was let in; what it reads is a right of its own.
        var (permit, refusal) = guard.Permit(request.HttpContext, parts[0], parts[1..], query);
        if (permit is null)
            return refusal!;
        var reply = await client.RelayAsync(new UpstreamRequest(HttpMethod.Get, path + permit.Query), cancel);
        if (reply.IsSuccess && !ResourceJson.TryParse(reply.Body, null, out _, out _))
            return FhirReply.Failure(FacadeIssueIds.ServerError, "exception", "The external server answered with something that is not FHIR in JSON.");
        var shown = guard.Show(request.HttpContext, permit, RelayReply.Of(reply, upstream, PublicAddress.FhirBase(request), isBundle: parts.Length == 1 || parts[^1] == "_history", guard.PageLinks(request.HttpContext, parts[0])));
        return shown.Status == StatusCodes.Status200OK ? conditions.Apply(shown) : shown;
    }

    private static Action<Utf8JsonWriter> Read(FhirReply reply, bool isHead) => reply.Status >= StatusCodes.Status400BadRequest ? Refused(reply.Status, reply.Body.ToArray()) : json =>
    {
        if (!isHead && !reply.Body.IsEmpty)
            json.WriteRaw("resource", reply.Body.Span);
        json.WriteStartObject("response");
        json.WriteString("status", Status(reply.Status));
        if (reply.ETag is { } version)
            json.WriteString("etag", version);
        if (EntryAnswer.Instant(reply.LastModified) is { } time)
            json.WriteString("lastModified", time);
        json.WriteEndObject();
    };

    private static Action<Utf8JsonWriter> Refused(int status, byte[] outcome) => json =>
    {
        json.WriteStartObject("response");
        json.WriteString("status", Status(status));
        json.WriteRaw("outcome", outcome.Length > 0 ? outcome : new Outcome([new Issue(FacadeIssueIds.ServerError, IssueSeverity.Error, "processing", "No more is known.")]).ToOperationOutcome());
        json.WriteEndObject();
    };

    private static string Status(int status) => string.Create(CultureInfo.InvariantCulture, $"{status} {ReasonPhrases.GetReasonPhrase(status)}");
}
