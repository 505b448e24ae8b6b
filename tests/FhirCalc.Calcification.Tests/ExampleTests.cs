using FhirCalc.Calcification.Tests.Cases;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Calcification.Tests;

public class ExampleTests
{
    [Fact]
    public void The_breast_example_is_judged_by_side_and_advises_a_biopsy_for_the_clusters_on_the_left()
    {
        var assessment = Assess("breast-report.json");

        var organs = assessment.Reports.ShouldHaveSingleItem().Organs;
        organs.Select(organ => organ.Side?.Code).ShouldBe(["left", "right"]);
        organs[0].Predictions.Select(prediction => prediction.Outcome.Code).ShouldBe(["bone-metastasis", "malignancy", "recurrence"]);
        organs[0].Advice.ShouldHaveSingleItem().Id.ShouldBe("B16");
        organs[1].Conclusion.Code.ShouldBe("absent");
        organs[1].Predictions.ShouldBeEmpty();
    }

    [Fact]
    public void The_text_names_grade_rule_element_source_what_is_missing_next_step_and_intended_use()
    {
        var text = Assess("breast-report.json").ToText();

        text.ShouldContain("Malignancy: moderate");
        text.ShouldContain("B13: ");
        text.ShouldContain("by breast-calcification-rules " + CalcificationGuide.Version);
        text.ShouldContain("because of ");
        Assess("breast-report.json").Line().ShouldContain("; Distribution: Grouped (clustered) (Observation.component[");
        text.ShouldContain("doi:10.3390/ijms22010120");
        text.ShouldContain("Missing");
        text.ShouldContain("Next step");
        text.ShouldContain("Intended use");
        text.Split('\n').ShouldAllBe(line => line.Length <= 110);
    }

    private static Assessment Assess(string file)
    {
        var submission = ResourceJson.Parse(File.ReadAllBytes(Repository.Place("profiles/examples/" + file)));
        return Assessing.Assessor.Assess(new AssessmentInput { Submission = submission, Identity = "example" });
    }
}
