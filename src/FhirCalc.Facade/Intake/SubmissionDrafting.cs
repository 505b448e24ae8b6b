using FhirCalc.Calcification;
using FhirCalc.Facade.Context;
using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Telemetry;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Facade.Intake;

/// <summary>Checks a submission, gives ids and draws the conclusions. The same identity always gives the same ids, kept or not.</summary>
internal sealed class SubmissionDrafting(IProfileValidator validator, CalcificationAssessor assessor, ContextPrefetch prefetch, UpstreamAddress address)
{
    public const string SubmissionProfile = CalcificationGuide.CanonicalBase + "/StructureDefinition/calcification-submission";

    /// <param name="bundle">The submission as sent.</param>
    /// <param name="submissionId">Its id, which all other ids follow from.</param>
    /// <param name="context">Resources that are known beside the submission.</param>
    /// <param name="cancel">Ends the waiting for what is read elsewhere.</param>
    /// <param name="lookUp">Whether the external server is asked what else is known of the patient.</param>
    /// <param name="rulesVersion">Version of the rules to apply; null for the current one.</param>
    public async Task<SubmissionDraft> DraftAsync(
        ResourceJson bundle, string submissionId, IReadOnlyList<ResourceJson> context, CancellationToken cancel, bool lookUp = true, string? rulesVersion = null)
    {
        // 1. Is it what a submission must be, all of it?
        var issues = new List<Issue>();
        var entries = EntryReader.Read(bundle, submissionId, issues);
        var references = new ReferenceTable(entries);
        if (entries.Count > 0)
            SubmissionChecks.Run(entries, references, issues);
        var validated = validator.Validate(bundle, [SubmissionProfile]);
        // A refusal says first what has to change, and each thing once; what is only worth knowing is left to $validate.
        var judged = validated.Issues.Where(issue => issue.Severity > IssueSeverity.Information && !ProfileEchoes.IsEcho(issue, issues)).ToList();
        var outcome = new Outcome([.. issues.Concat(judged).OrderByDescending(issue => issue.Severity)], validated.ValidatedWith);
        if (!outcome.IsValid)
            return new SubmissionDraft(outcome);

        // 2. What do the rules need to know beside it?
        var patient = ContextSubject.Of(entries, references, address);
        var (fetched, reference) = lookUp ? await prefetch.FetchAsync(patient, cancel) : (FetchedContext.Nothing, null);

        // 3. Give ids, rewrite references, draw the conclusions.
        var deliveries = EntryBuilder.Build(bundle, entries, references);
        return new SubmissionDraft(outcome)
        {
            Entries = deliveries,
            Assessment = assessor.AssessMeasured(new AssessmentInput
            {
                Submission = ResourceJson.Parse(DeliveryBundle.Write(submissionId, deliveries)),
                Context = [.. context, .. fetched.For(patient, reference)],
                UnavailableInputs = fetched.Unavailable,
                Identity = submissionId,
                RulesVersion = rulesVersion,
            }),
            Context = fetched,
            Names = entries.ToDictionary(
                entry => entry.Urn, entry => entry.IsConditional ? entry.FullUrl ?? entry.Urn : $"{entry.Type}/{entry.Id}", StringComparer.Ordinal),
            PartitionKey = Subject.PartitionKey(entries, references, submissionId),
        };
    }

    /// <summary>One resource that came by itself. There is nothing to conclude from it alone.</summary>
    public SubmissionDraft Draft(ResourceRequest request, string submissionId) =>
        Draft(request.Resource, request.ToEntry(submissionId), validator.Validate(request.Resource, []), submissionId);

    /// <summary>One entry that stands for itself.</summary>
    public static SubmissionDraft Draft(ResourceJson document, SubmissionEntry entry, Outcome validated, string submissionId)
    {
        var references = new ReferenceTable([entry]);
        var issues = new List<Issue>();
        SubmissionChecks.CheckReferences(entry, references, issues);
        issues.AddRange(validated.Issues.Where(issue => issue.Severity > IssueSeverity.Information));
        if (entry.Type == "DiagnosticReport")
        {
            issues.Add(new Issue(FacadeIssueIds.NotAssessed, IssueSeverity.Information, "informational",
                "A report that is sent by itself is kept and delivered, but not assessed: send it in a transaction with its findings, or ask GET DiagnosticReport/id/$assess-calcification once it is delivered.")
            {
                Location = entry.Index == SubmissionEntry.Alone ? entry.Type : entry.Path,
            });
        }

        var outcome = new Outcome([.. issues.OrderByDescending(issue => issue.Severity)], validated.ValidatedWith);
        return !outcome.IsValid ? new SubmissionDraft(outcome) : new SubmissionDraft(outcome)
        {
            Entries = [EntryBuilder.Build(document, entry, references) with { Alone = true }],
            PartitionKey = Subject.PartitionKey(entry, references, submissionId),
        };
    }
}
