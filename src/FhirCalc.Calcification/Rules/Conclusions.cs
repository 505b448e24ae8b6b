using FhirCalc.Calcification.Findings;

namespace FhirCalc.Calcification.Rules;

/// <summary>What an assessment could decide.</summary>
internal static class Conclusions
{
    private static readonly Coding Assessed = Of("assessed", "Assessed");
    private static readonly Coding Partly = Of("partly-assessed", "Partly assessed");
    private static readonly Coding NotAssessable = Of("not-assessable", "Not assessable");
    private static readonly Coding NoStatement = Of("no-statement", "No statement applies");

    /// <summary>A guard may conclude for its finding; only where one does so for every finding is it the conclusion of all.</summary>
    public static Coding Of(OrganGroup group, List<RuleVerdict> guards, bool predicts, bool lacks)
    {
        var concluding = guards.FindAll(guard => guard.Rule.Conclusion is not null);
        if (!predicts && !lacks && group.Findings.TrueForAll(finding => concluding.Exists(guard => guard.Finding == finding)))
            return concluding[0].Rule.Conclusion!;
        return (predicts, lacks) switch
        {
            (true, false) => Assessed,
            (true, true) => Partly,
            (false, true) => NotAssessable,
            (false, false) => NoStatement,
        };
    }

    private static Coding Of(string code, string display) => new(CalcificationCodes.ConclusionSystem, code, display);
}
