using FhirCalc.Calcification.Tests.Guide;
using FhirCalc.Fhir.Terminology;

namespace FhirCalc.Calcification.Tests.Results;

public class RuleBookTests
{
    [Fact]
    public void The_page_in_the_documentation_is_the_one_that_the_rules_give() =>
        Golden.ShouldMatch("docs/rules.md", Assessing.Assessor.RulesToMarkdown());

    [Fact]
    public void Every_statement_is_carried_somewhere_or_said_not_to_be()
    {
        var page = Assessing.Assessor.RulesToMarkdown();

        Assessing.Assessor.Evidence.All.Count().ShouldBe(149);
        foreach (var statement in Assessing.Assessor.Evidence.All)
            page.Split('\n').ShouldContain(line => line.StartsWith($"| {statement.Code} | {string.Join(", ", statement.Organs)} | {statement.Kind} |", StringComparison.Ordinal) && !line.EndsWith("| not yet |", StringComparison.Ordinal), statement.Code);
    }

    [Fact]
    public void What_a_statement_is_said_to_be_carried_by_exists()
    {
        var terminology = new TerminologyService(Assessing.WithGuide);
        var profiles = string.Concat(GuideFiles.Artifacts.Select(artifact => artifact.ToJsonString()));
        foreach (var place in Assessing.Assessor.Evidence.All.SelectMany(statement => statement.Carried))
        {
            if (place == "context" || place.StartsWith("not yet: ", StringComparison.Ordinal))
                continue;
            var parts = place.Split('#');
            if (parts[0].StartsWith("invariant ", StringComparison.Ordinal))
                profiles.ShouldContain($"\"key\":\"{parts[0]["invariant ".Length..]}\"", Case.Sensitive, place);
            else if (parts.Length == 2)
                terminology.KnowsCode($"{CalcificationGuide.CanonicalBase}/{parts[0]}", parts[1]).ShouldBe(Membership.Member, place);
            else
                Assessing.WithGuide.TryFind($"{CalcificationGuide.CanonicalBase}/{parts[0]}", out _).ShouldBeTrue(place);
        }
    }

    [Fact]
    public void A_statement_that_no_rule_rests_on_is_found_as_well_with_its_note()
    {
        var background = Assessing.Assessor.RulesToText(evidence: "T14");
        background.ShouldContain("  T14  Lymph node metastasis about 50%");
        background.ShouldContain("carried by background");
        Assessing.Assessor.RulesToText(organ: "thyroid").ShouldContain("  T14  ");
        Assessing.Assessor.RulesToText(organ: "thyroid").ShouldNotContain("  V4  ");
        Assessing.Assessor.RulesToText(organ: "carotid").ShouldContain("  V4  ");
        Assessing.Assessor.RulesToText(evidence: "O1").ShouldContain("note: 8 % is a base rate, not a probability for this patient.");
        var all = Assessing.Assessor.RulesToText();
        foreach (var statement in Assessing.Assessor.Evidence.All)
            all.ShouldContain(statement.Says, Case.Sensitive, statement.Code);
    }

    [Fact]
    public void Every_organ_that_is_offered_has_rules_or_statements()
    {
        Assessing.Assessor.RuleOrgans.ShouldContain("heart-valve");
        foreach (var organ in Assessing.Assessor.RuleOrgans)
            Assessing.Assessor.RulesToText(organ: organ).ShouldNotBeEmpty(organ);
    }

    [Fact]
    public void Rules_are_found_by_organ_and_by_statement()
    {
        var lung = Assessing.Assessor.RulesToText(organ: "Lung");
        lung.ShouldStartWith("Lung calcification rules (lung-calcification-rules " + CalcificationGuide.Version + ")");
        lung.ShouldContain("risk: Malignancy, moderate, overrides L5, L6, L7, L11");
        lung.ShouldContain("when %nodule and %boneFormingSarcoma");
        lung.ShouldContain("doi:10.3390/ijms22010120");
        lung.ShouldNotContain("breast-calcification-rules");

        Assessing.Assessor.RulesToText(evidence: "B11").ShouldContain("  B9  ");
        Assessing.Assessor.RulesToText(evidence: "b11").ShouldNotContain("  B10  ");
        Assessing.Assessor.RulesToText(evidence: "V31").ShouldStartWith("General calcification rules");
        Assessing.Assessor.RulesToText(evidence: "Z1").ShouldBeEmpty();
        Assessing.Assessor.RulesToText(organ: "spleen").ShouldBeEmpty();
    }
}
