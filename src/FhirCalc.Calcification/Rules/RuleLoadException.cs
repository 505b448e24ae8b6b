using FhirCalc.Fhir.Issues;

namespace FhirCalc.Calcification.Rules;

/// <summary>The rules cannot be used. Every error of every rule is listed.</summary>
public sealed class RuleLoadException : Exception
{
    /// <summary>An exception that lists these errors.</summary>
    public RuleLoadException(IReadOnlyList<Issue> issues)
        : base("The rules cannot be used:" + string.Concat(issues.Select(issue => Environment.NewLine + "  " + issue.Rule + ": " + issue.Message))) =>
        Issues = issues;

    /// <summary>The errors.</summary>
    public IReadOnlyList<Issue> Issues { get; }
}
