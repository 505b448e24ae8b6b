using System.Text;
using FhirCalc.Calcification.Tests.Cases;
using FhirCalc.Calcification.Tests.Rules;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Calcification.Tests.Results;

public class ResultProfileTests
{
    private static readonly Lazy<FhirValidator> Validator = new(() => FhirValidator.Create(Assessing.WithGuide, TimeProvider.System));

    public static TheoryData<string> Cases => [.. MinimalCases.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Results_are_valid_against_the_profiles_that_they_claim(string rule) => ShouldBeValid(MinimalCases.All[rule].Build().Assess());

    [Fact]
    public void So_are_results_without_prediction()
    {
        ShouldBeValid(CaseBuilder.Mammography().Assess());
        ShouldBeValid(CaseBuilder.Mammography(f => f.Presence("absent")).Assess());
        ShouldBeValid(CaseBuilder.Mammography(f => f.Presence("indeterminate")).Assess());
        ShouldBeValid(new CaseBuilder().Finding("69748006", f => f.Method("ultrasonography").With("morphology", "microcalcification")).Assess());
        ShouldBeValid(new CaseBuilder().Finding("1", f => f.Site(CalcificationGuide.CanonicalBase + "/CodeSystem/physiological-site", "bone")).Assess());
    }

    [Fact]
    public void So_are_results_with_an_overridden_rule()
    {
        var assessor = ChangedRules.Assessor("coronary-calcification-rules", plan => ChangedRules.AddOverride(ChangedRules.Rule(plan, "V1"), "V2"));

        ShouldBeValid(CaseBuilder.Of(CaseBuilder.CoronaryCt(f => f.WithHounsfield("900").With("morphology", "spotty")).Json(), assessor));
    }

    [Fact]
    public void A_result_without_its_intended_use_would_not_be()
    {
        var risk = MinimalCases.All["B7"].Build().Assess().Resources[0];
        var text = Encoding.UTF8.GetString(risk.Json.Span);

        Validator.Value.Validate(ResourceJson.Parse(Encoding.UTF8.GetBytes(text[..text.IndexOf(",\"note\"", StringComparison.Ordinal)] + "}")), []).IsValid.ShouldBeFalse();
    }

    private static void ShouldBeValid(Assessment assessment)
    {
        assessment.Resources.ShouldNotBeEmpty();
        foreach (var resource in assessment.Resources)
            Problems(ResourceJson.Parse(resource.Json)).ShouldBeEmpty(resource.ResourceType);
        Problems(ResourceJson.Parse(assessment.ToBundle())).ShouldBeEmpty("the Bundle");
    }

    // Two warnings are right: versions of inputs are unknown here (fc-72), and R4's own list of labels is older than AIAST.
    private static List<Issue> Problems(ResourceJson resource) =>
        [.. Validator.Value.Validate(resource, []).Issues.Where(issue => issue.Severity >= IssueSeverity.Warning && !IsExpected(issue))];

    private static bool IsExpected(Issue issue) => issue.Severity == IssueSeverity.Warning
        && (issue.Rule?.EndsWith("fc-72", StringComparison.Ordinal) == true || issue.Location?.EndsWith("meta.security[0]", StringComparison.Ordinal) == true);
}
