using FhirCalc.Facade.Operations;
using FhirCalc.Fhir.Issues;

namespace FhirCalc.Facade.Endpoints;

/// <summary>Keeps an answer about a resource from growing far beyond the resource: a client can make very many mistakes, and very long ones.</summary>
internal static class OutcomeSize
{
    public const int MostIssues = 1000;
    public const int MostCharacters = 2000;

    public static Outcome Limited(this Outcome outcome)
    {
        if (outcome.Issues.Count <= MostIssues && !outcome.Issues.Any(IsLong))
            return outcome;

        // Errors first, so that the verdict stays what it was.
        var kept = (outcome.Issues.Count <= MostIssues ? outcome.Issues : outcome.Issues.OrderByDescending(issue => issue.Severity).Take(MostIssues)).Select(Shortened).ToList();
        if (outcome.Issues.Count - kept.Count is var more and > 0)
        {
            kept.Add(new Issue(FacadeIssueIds.MoreIssues, IssueSeverity.Information, "incomplete", FormattableString.Invariant(
                $"{more} more issues are not listed: correct these first.")));
        }

        return new Outcome(kept, outcome.ValidatedWith);
    }

    private static bool IsLong(Issue issue) => issue.Message.Length > MostCharacters || issue.Location?.Length > MostCharacters;

    private static Issue Shortened(Issue issue) => !IsLong(issue) ? issue : issue with
    {
        Message = issue.Message.Length > MostCharacters ? issue.Message[..MostCharacters] + "…" : issue.Message,
        Location = issue.Location?.Length > MostCharacters ? null : issue.Location,
    };
}
