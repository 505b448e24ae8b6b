using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Issues;

namespace FhirCalc.Facade.Endpoints;

/// <summary>The answer for a kept submission, the same for the first request, a repeat and a poll.</summary>
internal static class SubmissionReply
{
    private static readonly TimeSpan PollAgain = TimeSpan.FromSeconds(1);

    public static FhirReply Of(Submission submission, HttpRequest request) => submission.State switch
    {
        SubmissionState.Delivered => new FhirReply(StatusCodes.Status200OK, submission.Answer),
        SubmissionState.Accepted => Pending(submission, request),
        SubmissionState.Buried => Buried(submission),
        _ => FhirReply.Failure(FacadeIssueIds.Discarded, "deleted", "The submission was given up by the operator of this service, and not delivered."),
    };

    /// <summary>Kept, and not delivered yet.</summary>
    public static FhirReply Pending(string id, string progress, HttpRequest request)
    {
        var accepted = new Issue(FacadeIssueIds.Accepted, IssueSeverity.Information, "informational",
            "The submission is kept safely and will be delivered to the external server. Ask at Content-Location for the result.");
        return new FhirReply(StatusCodes.Status202Accepted, new Outcome([accepted]).ToOperationOutcome())
        {
            ContentLocation = $"{PublicAddress.FhirBase(request)}/_async/{id}",
            Progress = progress,
            RetryAfter = PollAgain,
            Applied = HttpMethods.IsPost(request.Method) || HttpMethods.IsPut(request.Method) ? Preference.Of(request).Async ? "respond-async" : null : null,
        };
    }

    private static FhirReply Pending(Submission submission, HttpRequest request) => Pending(
        submission.Id,
        submission.Attempts switch
        {
            0 => "accepted, waiting for delivery",
            var attempts => FormattableString.Invariant($"accepted, {attempts} delivery attempts so far"),
        },
        request);

    private static FhirReply Buried(Submission submission)
    {
        // Nothing for the operator: the client has to look again at what is there.
        if (submission.AnswerStatus == StatusCodes.Status412PreconditionFailed)
        {
            return Joined(submission, new Issue(FacadeIssueIds.RejectedByServer, IssueSeverity.Error, "conflict",
                "A condition of the request does not hold at the external server (the version of If-Match, or that at most one resource matches), and nothing was written; its own words follow."));
        }

        var (id, text) = submission.AnswerStatus switch
        {
            400 or 409 or 410 or 413 or 422 =>
                (FacadeIssueIds.RejectedByServer, $"The external server rejected the submission with HTTP {submission.AnswerStatus}; its own words follow."),
            0 => (FacadeIssueIds.GivenUp, "The submission could not be delivered to the external server."),
            var status => (FacadeIssueIds.ServerRefusesUs, FormattableString.Invariant(
                $"The external server answered HTTP {status}: the operator of this service has to look at its connection.")),
        };
        return Joined(submission, new Issue(id, IssueSeverity.Error, "processing", $"{text} The submission {submission.Id} is set aside; the operator can deliver it again."));
    }

    private static FhirReply Joined(Submission submission, Issue issue)
    {
        var own = new Outcome([issue]);
        return new FhirReply(OutcomeStatus.Of(own), ServerOutcome.Join(own.ToOperationOutcome(), submission.Answer));
    }
}
