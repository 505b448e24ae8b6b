using FhirCalc.Calcification.Results;
using FhirCalc.Calcification.Rules;

namespace FhirCalc.Calcification.Tests.Cases;

/// <summary>Short questions to an assessment.</summary>
internal static class AssessmentAnswers
{
    public static IEnumerable<OrganAssessment> Organs(this Assessment assessment) => assessment.Reports.SelectMany(report => report.Organs);

    public static OrganAssessment Only(this Assessment assessment) => assessment.Organs().ShouldHaveSingleItem();

    /// <summary>Ids of the risk rules that hold, in ordinal order.</summary>
    public static string Applied(this Assessment assessment) => Ids(assessment, RuleBearing.Applied);

    public static string Ids(this Assessment assessment, RuleBearing bearing) => string.Join(' ', assessment.Organs()
        .SelectMany(organ => organ.Predictions).SelectMany(prediction => prediction.Rules)
        .Where(rule => rule.Bearing == bearing).Select(rule => rule.Rule.Id).Distinct().Order(StringComparer.Ordinal));

    public static RiskGrade? Grade(this Assessment assessment, string outcome) => assessment.Organs()
        .SelectMany(organ => organ.Predictions).SingleOrDefault(prediction => prediction.Outcome.Code == outcome)?.Grade;

    public static IReadOnlyList<string>? Missing(this Assessment assessment, string rule) => assessment.Organs()
        .SelectMany(organ => organ.Undecided).SingleOrDefault(undecided => undecided.Rule.Id == rule)?.Missing;

    public static bool IsUndecided(this Assessment assessment, string rule) => assessment.Missing(rule) is not null;

    public static IEnumerable<string> Guards(this Assessment assessment) => assessment.Organs().SelectMany(organ => organ.Guards).Select(rule => rule.Id);

    /// <summary>The text for a terminal in one line, so that a sentence may be looked for wherever it is broken.</summary>
    public static string Line(this Assessment assessment) => string.Join(' ', assessment.ToText().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Ids of the etiology rules and modifiers that hold, in ordinal order.</summary>
    public static string Statements(this Assessment assessment) => string.Join(' ', assessment.Organs()
        .SelectMany(organ => organ.Etiologies.Concat(organ.Modifiers)).Select(statement => statement.Rule.Id).Distinct().Order(StringComparer.Ordinal));

    public static IEnumerable<string> Advice(this Assessment assessment) => assessment.Organs().SelectMany(organ => organ.Advice).Select(rule => rule.Id);
}
