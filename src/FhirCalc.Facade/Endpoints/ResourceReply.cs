using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Endpoints;

/// <summary>The answer for a resource that was created or updated by itself.</summary>
internal static class ResourceReply
{
    public static async Task<FhirReply> OfAsync(
        Submission submission, HttpRequest request, PreferredReturn wanted, UpstreamClient client, CancellationToken cancel)
    {
        if (submission.State != SubmissionState.Delivered)
            return Refused(submission, request);

        var response = Response(ResourceJson.Parse(submission.Answer));
        var location = response["location"u8].GetString()!;
        var reply = new FhirReply(EntryAnswer.StatusOf(response["status"u8].GetString()) ?? StatusCodes.Status200OK, default)
        {
            ETag = response["etag"u8].GetString(),
            LastModified = HttpDate.Of(response["lastModified"u8].GetString()),
            Location = $"{PublicAddress.FhirBase(request)}/{location}",
            Applied = Preference.Applied(wanted),
        };
        return wanted switch
        {
            PreferredReturn.Minimal => reply,
            PreferredReturn.OperationOutcome => reply with { Body = ServerOutcome.Of(response["outcome"u8]) ?? Outcome.AllOk.ToOperationOutcome() },
            _ => reply with { Body = (await WrittenResource.ReadAsync(location, client, cancel))?.Body ?? default(ReadOnlyMemory<byte>) },
        };
    }

    /// <summary>What happened to the one resource of a submission.</summary>
    public static Node Response(ResourceJson transactionResponse)
    {
        foreach (var entry in transactionResponse.Root["entry"u8].Children)
            return entry["response"u8];
        return default;
    }

    // Here the status of the external server is about the one resource that the client sent, so it is told as it is.
    public static FhirReply Refused(Submission submission, HttpRequest request) =>
        SubmissionReply.Of(submission, request) is var reply && submission is { State: SubmissionState.Buried, AnswerStatus: 400 or 404 or 405 or 409 or 410 or 412 or 413 or 422 }
            ? reply with { Status = submission.AnswerStatus }
            : reply;
}
