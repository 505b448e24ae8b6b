using FhirCalc.Facade.Operations;
using FhirCalc.Fhir.Issues;

namespace FhirCalc.Facade.Intake;

/// <summary>
/// Some of what is checked between entries also stands in the submission profile, for those who have the profile and not this
/// service. Here it is said once, as our own checks say it: they name the very entry, the profile only the Bundle.
/// </summary>
internal static class ProfileEchoes
{
    private static readonly Dictionary<string, string> OwnCheck = new(StringComparer.Ordinal)
    {
        [SubmissionDrafting.SubmissionProfile + "#fc-80"] = FacadeIssueIds.NotATransaction,
        [SubmissionDrafting.SubmissionProfile + "#fc-81"] = FacadeIssueIds.NoReport,
        [SubmissionDrafting.SubmissionProfile + "#fc-82"] = FacadeIssueIds.SubjectsDiffer,
        [SubmissionDrafting.SubmissionProfile + "#fc-83"] = FacadeIssueIds.DanglingReference,
        [SubmissionDrafting.SubmissionProfile + "#fc-85"] = FacadeIssueIds.EntryMethod,
    };

    /// <summary>Whether a constraint of the profile only repeats one of our own issues.</summary>
    public static bool IsEcho(Issue issue, IReadOnlyList<Issue> own) =>
        issue.Rule is { } rule && OwnCheck.TryGetValue(rule, out var id) && own.Any(said => said.Id == id);
}
