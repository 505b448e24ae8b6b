namespace FhirCalc.Calcification;

/// <summary>Ids of the issues that loading and applying the rules raise.</summary>
internal static class AssessmentIssueIds
{
    /// <summary>A PlanDefinition does not say what a rule needs, or an expression does not compile.</summary>
    public const string BadRule = "FC2001";

    /// <summary>Nothing to assess.</summary>
    public const string NoReport = "FC2010";

    /// <summary>A report without a finding that counts.</summary>
    public const string NoFinding = "FC2011";

    /// <summary>A result of a report that the input does not hold.</summary>
    public const string ResultNotFound = "FC2012";

    /// <summary>A resource whose status says that it does not count.</summary>
    public const string StatusDoesNotCount = "FC2013";

    /// <summary>A finding about another subject than its report.</summary>
    public const string OtherSubject = "FC2014";

    /// <summary>A rule had no result for this input; it is undecided.</summary>
    public const string RuleFailed = "FC2020";

    /// <summary>A guard points at something in the input that should be corrected.</summary>
    public const string Guard = "FC2021";

    /// <summary>A score for which something is missing.</summary>
    public const string ScoreNotDerived = "FC2023";

    /// <summary>An input that was asked for and could not be had.</summary>
    public const string InputUnavailable = "FC2022";
}
