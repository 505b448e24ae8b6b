using FhirCalc.Fhir.Issues;

namespace FhirCalc.Calcification.Findings;

/// <summary>A report with the findings that it states, and the patient's context.</summary>
internal sealed record ReportCase(InputResource Report, IReadOnlyList<InputResource> Findings, PatientContext Context)
{
    /// <summary>The reports of an input that count, in an order that does not depend on the input's; what is left out becomes an issue.</summary>
    public static List<ReportCase> Collect(SubmissionIndex index, List<Issue> issues)
    {
        var cases = new List<ReportCase>();
        var reports = new List<InputResource>(1);
        foreach (var resource in index.Resources)
        {
            if (resource.Type == "DiagnosticReport")
                reports.Add(resource);
        }

        reports.Sort(ByKey);
        foreach (var report in reports)
        {
            if (ResourceStatus.Counts(report))
                cases.Add(Of(report, index, issues));
            else
                issues.Add(Note(AssessmentIssueIds.StatusDoesNotCount, report, $"The report has status '{report.Status.GetString()}' and is not assessed."));
        }

        if (cases.Count == 0)
            issues.Add(new Issue(AssessmentIssueIds.NoReport, IssueSeverity.Warning, "not-found", "There is no DiagnosticReport to assess."));
        return cases;
    }

    private static int ByKey(InputResource one, InputResource other)
    {
        var order = string.CompareOrdinal(one.Key, other.Key);
        return order == 0 ? one.Position.CompareTo(other.Position) : order;
    }

    private static ReportCase Of(InputResource report, SubmissionIndex index, List<Issue> issues)
    {
        var findings = new List<InputResource>();
        foreach (var reference in report.References("result"u8))
        {
            if (!index.TryResolve(reference, out var result))
                issues.Add(Note(AssessmentIssueIds.ResultNotFound, report, "A result of the report is neither in the submission nor in its context; it is not assessed."));
            else if (result.IsFinding && !findings.Contains(result) && Accept(result, report, issues))
                findings.Add(result);
        }

        if (findings.Count == 0)
            issues.Add(Note(AssessmentIssueIds.NoFinding, report, "The report has no calcification finding that counts."));
        findings.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        return new ReportCase(report, findings, new PatientContext(index, report.SubjectKey));
    }

    private static bool Accept(InputResource finding, InputResource report, List<Issue> issues)
    {
        if (!ResourceStatus.Counts(finding))
        {
            issues.Add(Note(AssessmentIssueIds.StatusDoesNotCount, finding, $"The finding has status '{finding.Status.GetString()}' and does not count."));
            return false;
        }

        if (finding.SubjectKey == report.SubjectKey)
            return true;
        issues.Add(Note(AssessmentIssueIds.OtherSubject, finding, "The finding is about another subject than its report and does not count.", IssueSeverity.Warning));
        return false;
    }

    private static Issue Note(string id, InputResource resource, string message, IssueSeverity severity = IssueSeverity.Information) =>
        new(id, severity, "business-rule", message) { Location = resource.Element.Location() };
}
