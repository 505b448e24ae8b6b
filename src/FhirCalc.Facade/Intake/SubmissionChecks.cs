using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Intake;

/// <summary>What must hold between the entries of a submission; each resource by itself is the validator's business.</summary>
internal static class SubmissionChecks
{
    public static void Run(IReadOnlyList<SubmissionEntry> entries, ReferenceTable references, List<Issue> issues)
    {
        var reports = entries.Where(entry => entry.Type == "DiagnosticReport").ToList();
        if (reports.Count == 0)
        {
            issues.Add(new Issue(FacadeIssueIds.NoReport, IssueSeverity.Error, "required", "A submission holds at least one DiagnosticReport; its findings are what is assessed.")
            {
                Location = "Bundle",
            });
        }

        foreach (var entry in entries)
            CheckReferences(entry, references, issues);
        foreach (var report in reports)
            CheckFindings(report, references, issues);
        CheckOnePatient(reports, references, issues);
    }

    /// <summary>A reference by URN must mean an entry.</summary>
    public static void CheckReferences(SubmissionEntry entry, ReferenceTable references, List<Issue> issues)
    {
        foreach (var (node, reference) in ReferenceRewriter.ReferencesIn(entry.Resource))
        {
            // A relative or http reference may well be on the external server; a URN can only mean an entry.
            if (reference.StartsWith("urn:", StringComparison.Ordinal) && references.Resolve(reference, entry) is null)
            {
                issues.Add(new Issue(FacadeIssueIds.DanglingReference, IssueSeverity.Error, "not-found", entry.Index == SubmissionEntry.Alone
                    ? "The reference can only name an entry of the same Bundle, and this resource came by itself: send both in a transaction, or refer to a resource that exists."
                    : "The reference names no entry of the Bundle: give an entry this fullUrl, or refer to a resource that exists.")
                {
                    Location = Location(entry, node),
                });
            }
        }
    }

    private static void CheckFindings(SubmissionEntry report, ReferenceTable references, List<Issue> issues)
    {
        foreach (var result in report.Resource["result"u8].Children)
        {
            var reference = result["reference"u8].GetString();
            if (reference is null || reference.StartsWith('#'))
                continue;
            if (references.Resolve(reference, report) is not { } finding)
            {
                if (!reference.StartsWith("urn:", StringComparison.Ordinal))
                {
                    issues.Add(new Issue(FacadeIssueIds.ResultNotSubmitted, IssueSeverity.Error, "not-found", "Every result of the report is an entry of the same Bundle: what is not sent cannot be assessed.")
                    {
                        Location = Location(report, result["reference"u8]),
                    });
                }
            }
            else if (Subject.Of(report, references) is { } expected && Subject.Of(finding, references) is { } actual && expected != actual)
            {
                issues.Add(new Issue(FacadeIssueIds.SubjectsDiffer, IssueSeverity.Error, "business-rule", $"This finding is about another subject than the report that lists it ({report.Path}).")
                {
                    Location = finding.Path + ".resource.subject",
                });
            }
        }
    }

    private static void CheckOnePatient(List<SubmissionEntry> reports, ReferenceTable references, List<Issue> issues)
    {
        var first = reports.Count > 0 ? Subject.Of(reports[0], references) : null;
        foreach (var report in reports.Skip(1))
        {
            if (Subject.Of(report, references) is { } other && first is not null && other != first)
            {
                issues.Add(new Issue(FacadeIssueIds.SeveralPatients, IssueSeverity.Error, "business-rule", "The reports of one submission are about one subject: send one submission for each patient.")
                {
                    Location = report.Path + ".resource.subject",
                });
            }
        }
    }

    private static string Location(SubmissionEntry entry, Node node)
    {
        var path = node.PathFromRoot();
        if (entry.Index == SubmissionEntry.Alone)
            return $"{entry.Type}.{path}";
        return path.StartsWith("entry[", StringComparison.Ordinal) ? "Bundle." + path : entry.Path;
    }
}
