using FhirCalc.Calcification;
using FhirCalc.Facade.Intake;
using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Security;
using FhirCalc.Facade.Telemetry;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Facade.Endpoints;

/// <summary><c>DiagnosticReport/$assess-calcification</c>: what the rules conclude. Nothing is written, here or elsewhere.</summary>
internal static class AssessEndpoints
{
    private const string Definition = CalcificationGuide.CanonicalBase + "/OperationDefinition/assess-calcification";

    public static void MapAssess(this IEndpointRouteBuilder fhir)
    {
        var interaction = new FhirInteraction("assess-calcification", "DiagnosticReport", IsOperation: true) { Definition = Definition };
        fhir.MapPost("/DiagnosticReport/$assess-calcification", AssessAsync).WithMetadata(interaction);
        fhir.MapRead("/DiagnosticReport/{id}/$assess-calcification", AssessStoredAsync).WithMetadata(interaction);
    }

    /// <summary>A report that is on the external server already.</summary>
    private static async Task<IResult> AssessStoredAsync(string id, HttpRequest request, StoredReport reports, CalcificationAssessor assessor, CancellationToken cancel)
    {
        if (!AddressParts.IsId(id))
            return FhirReply.Failure(FacadeIssueIds.NotFound, "not-found", "The address holds something that is no FHIR id.");
        var (input, refusal) = await reports.ReadAsync(request, id, cancel);
        if (input is null)
            return refusal!;
        var assessment = assessor.Assess(input);
        return new FhirReply(StatusCodes.Status200OK, WithIssues(assessment.ToBundle(), assessment.Issues));
    }

    private static async Task<IResult> AssessAsync(
        HttpRequest request, RequestBody body, SubmissionDrafting drafting, IProfileValidator validator, CalcificationAssessor assessor, CancellationToken cancel)
    {
        var (input, problem) = await body.ReadAsync(request, cancel);
        if (input is null)
            return FhirReply.Failure(new Outcome([problem!]));
        var submission = input;
        IReadOnlyList<ResourceJson> context = [];
        string? rulesVersion = null;
        if (input.ResourceType == "Parameters")
        {
            if (OperationInput.Resources(input, "submission").ToList() is not [var one])
                return FhirReply.Failure(FacadeIssueIds.Parameters, "required", "Parameters for $assess-calcification hold one parameter named 'submission' with the Bundle, and may hold 'context' with further resources.");
            submission = one;
            context = [.. OperationInput.Resources(input, "context")];
            rulesVersion = OperationInput.Values(input, "rules-version").FirstOrDefault();
            if (rulesVersion is not null && !assessor.RulesVersions.Contains(rulesVersion))
                return FhirReply.Failure(FacadeIssueIds.Parameters, "not-supported", $"There are no rules of version '{rulesVersion}'; there are {string.Join(", ", assessor.RulesVersions)}.");
        }

        if (submission.ResourceType != "Bundle")
            return FhirReply.Failure(FacadeIssueIds.Parameters, "invalid", "What is assessed is a Bundle with the reports and their findings; of a report on the external server ask GET DiagnosticReport/id/$assess-calcification.");
        var identity = SubmissionIdentity.Of(submission, ClientIdentity.Of(request.HttpContext), IdempotencyKey.Of(request)).Id;
        return submission.Root["type"u8].TextEquals("transaction"u8)
            // What the external server knows shows in the conclusions, so that only who may read it gets them drawn from it.
            ? Preview(await drafting.DraftAsync(submission, identity, context, cancel, lookUp: Access.Of(request.HttpContext).MayReadAll, rulesVersion))
            : Assess(submission, context, identity, rulesVersion, validator, assessor);
    }

    /// <summary>A transaction is treated like a submission, so that the results have the ids which it would give them.</summary>
    private static FhirReply Preview(SubmissionDraft draft)
    {
        if (!draft.Outcome.IsValid)
            return FhirReply.Failure(draft.Outcome);
        var results = ResourceJson.Parse(draft.Assessment!.ToBundle());
        var writer = new SpliceWriter(results);
        ReferenceRewriter.Rewrite(results.Root, writer, draft.Names.GetValueOrDefault);
        return new FhirReply(StatusCodes.Status200OK, WithIssues(writer.ToUtf8(), [.. draft.Outcome.Issues, .. draft.Assessment.Issues]));
    }

    private static FhirReply Assess(
        ResourceJson submission, IReadOnlyList<ResourceJson> context, string identity, string? rulesVersion, IProfileValidator validator, CalcificationAssessor assessor)
    {
        var outcome = validator.Validate(submission, [SubmissionDrafting.SubmissionProfile]);
        if (!outcome.IsValid)
            return FhirReply.Failure(outcome);
        var assessment = assessor.AssessMeasured(new AssessmentInput { Submission = submission, Context = context, Identity = identity, RulesVersion = rulesVersion });
        return new FhirReply(StatusCodes.Status200OK, WithIssues(assessment.ToBundle(), [.. outcome.Issues, .. assessment.Issues]));
    }

    /// <summary>What was noticed on the way stands in the Bundle as well, so that it is not lost.</summary>
    private static byte[] WithIssues(byte[] results, IReadOnlyList<Issue> issues)
    {
        if (issues.Count == 0)
            return results;
        var bundle = ResourceJson.Parse(results);
        var writer = new SpliceWriter(bundle);
        var entry = $$"""{"resource":{{System.Text.Encoding.UTF8.GetString(new Outcome(issues).ToOperationOutcome())}}}""";
        var entries = bundle.Root["entry"u8];
        if (entries.Exists)
            writer.Replace(entries, entries.RawText[..^1] + "," + entry + "]");
        else
            writer.InsertProperty(bundle.Root, "entry", "[" + entry + "]");
        return writer.ToUtf8();
    }
}
