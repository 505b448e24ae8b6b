using System.Text.Json.Nodes;
using FhirCalc.Calcification.Findings;
using FhirCalc.Calcification.Rules;
using FhirCalc.Calcification.Tests.Cases;

namespace FhirCalc.Calcification.Tests.Rules;

/// <summary>
/// The reasons that a result names are those without which the rule does not hold, and no such value is left out. What a resource is, whose
/// it is and that it counts goes without saying: code of an Observation, subject, status, links between resources, dates.
/// </summary>
public class ReasonTests
{
    private static readonly string[] Unsaid = ["resourceType", "id", "status", "subject", "code", "hasMember", "effectiveDateTime", "clinicalStatus", "verificationStatus", "text"];

    public static TheoryData<string> Rules => [.. MinimalCases.All.Keys, .. StatementCases.All.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public void No_value_without_which_a_rule_does_not_hold_is_left_out_of_its_reasons(string rule)
    {
        var bundle = (MinimalCases.All.TryGetValue(rule, out var minimal) ? minimal.Build : StatementCases.All[rule].Holds)().Json();
        var named = ReasonsOf(CaseBuilder.Of(bundle), rule).Select(reason => $"{reason.Reference} {reason.Path}").ToList();

        foreach (var resource in bundle["entry"]!.AsArray().Select(entry => entry!["resource"]!.AsObject()).Where(resource => (string?)resource["resourceType"] is "Observation" or "Condition" or "MedicationStatement"))
        {
            var reference = $"{resource["resourceType"]}/{resource["id"]}";
            foreach (var path in Places(resource))
            {
                var without = (JsonObject)bundle.DeepClone();
                CaseEdits.Remove(without, reference, path).ShouldBeTrue(path);
                if (ReasonsOf(CaseBuilder.Of(without), rule).Count == 0)
                    named.ShouldContain($"{reference} {path}");
            }
        }
    }

    [Fact]
    public void A_branch_that_is_decided_otherwise_is_no_reason()
    {
        // Metastatic by what the finding says: that the tissue is normal adds nothing while the serum is not known.
        var case3 = CaseBuilder.At(CaseBuilder.Lung, "computed-tomography", f => f.With("etiology", "metastatic-mechanism").With("lesion-kind", "normal-tissue")).Condition("multiple-myeloma");

        ReasonsOf(case3.Assess(), "L3").Select(reason => reason.Words).ShouldBe(["Multiple myeloma", "Site: Lung structure", "Presence: Present", "Etiology or mechanism: Metastatic (mechanism)"], ignoreOrder: true);
    }

    [Fact]
    public void What_is_missing_is_what_would_decide_and_no_more()
    {
        // One of three features is enough, and one is there: the other two are not asked for.
        CaseBuilder.At(CaseBuilder.Thyroid, "ultrasonography", f => f.With("morphology", "microcalcification").With("hypoechogenicity", "present")).Assess()
            .Missing("T7").ShouldBe(["whether the calcification lies in a nodule"]);
        CaseBuilder.CoronaryCt().Condition("type-2-diabetes").Assess().Missing("V7").ShouldBe(["vessel layer of the calcification"]);
    }

    [Fact]
    public void An_interpretation_is_the_reason_and_not_the_value_beside_it()
    {
        var marker = CaseBuilder.Histology().Condition("breast-cancer").Marker("runx2", "H", change: observed =>
            observed["valueQuantity"] = new JsonObject { ["value"] = 12, ["unit"] = "ng/mL" });

        ReasonsOf(marker.Assess(), "B20").ShouldContain(reason => reason.Path == "Observation.interpretation[0]");
        ReasonsOf(marker.Assess(), "B20").ShouldNotContain(reason => reason.Path == "Observation.value");
    }

    [Fact]
    public void Without_an_interpretation_value_and_limit_are_both_reasons()
    {
        var marker = CaseBuilder.Histology().Condition("breast-cancer").Marker("runx2", null, change: observed =>
        {
            observed["valueQuantity"] = Quantity(12);
            observed["referenceRange"] = new JsonArray(new JsonObject { ["high"] = Quantity(10) });
        });

        var reasons = ReasonsOf(marker.Assess(), "B20").Select(reason => $"{reason.Words} at {reason.Path}").ToList();
        reasons.ShouldContain("RUNX2: 12 ng/mL at Observation.value");
        reasons.ShouldContain("Upper reference limit: 10 ng/mL at Observation.referenceRange[0].high");
    }

    [Fact]
    public void Double_positive_cells_are_cancer_cells_by_their_stated_population()
    {
        var both = CaseBuilder.Histology(f => f.With("lesion-kind", "invasive-carcinoma")).Marker("runx2", "POS", "cancer-cells").Marker("rankl", "POS", "cancer-cells");

        ReasonsOf(both.Assess(), "B9").Count(reason => reason.Words == "Cell population: Cancer cells").ShouldBe(2);
    }

    [Fact]
    public void Every_one_of_several_reasons_that_read_alike_is_named()
    {
        var factors = ReasonsOf(CaseBuilder.CoronaryCt().Factor("crp", "H").Factor("il-6", "H").Assess(), "V16");
        factors.Select(reason => reason.Words).ShouldBe(["C-reactive protein: High", "IL-6: High", "Site: Coronary artery structure", "Presence: Present"], ignoreOrder: true);

        var cells = ReasonsOf(CaseBuilder.Histology(f => f.With("composition", "hydroxyapatite").With("osteoblast-like-cells", "present").With("breast-osteoblast-like-cells", "present")).Assess(), "G8");
        cells.Count(reason => reason.Words.EndsWith("cells: Present", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public void Codes_of_other_systems_are_told_in_the_words_of_the_guide()
    {
        var text = MinimalCases.All["V10"].Build().Assess().Line();

        text.ShouldContain("Site: Coronary artery structure (Observation.bodySite)");
        text.ShouldContain("Calcium [Mass/volume] in Serum or Plasma: 10 mg/dL (Observation.value)");
        text.ShouldNotContain("41801008");
        text.ShouldNotContain("17861-6");
    }

    private static JsonObject Quantity(int value) => new() { ["value"] = value, ["unit"] = "ng/mL", ["system"] = "http://unitsofmeasure.org", ["code"] = "ng/mL" };

    private static IReadOnlyList<RuleTrigger> ReasonsOf(Assessment assessment, string rule) => assessment.Organs()
        .SelectMany(organ => organ.Predictions.SelectMany(prediction => prediction.Rules).Where(applied => applied.Bearing == RuleBearing.Applied && applied.Rule.Id == rule).Select(applied => applied.Inputs)
            .Concat(organ.Etiologies.Concat(organ.Modifiers).Where(statement => statement.Rule.Id == rule).Select(statement => statement.Inputs)))
        .FirstOrDefault([]);

    private static IEnumerable<string> Places(JsonObject resource)
    {
        var type = (string)resource["resourceType"]!;
        foreach (var (name, value) in resource)
        {
            var path = name.StartsWith("value", StringComparison.Ordinal) ? "value" : name.StartsWith("medication", StringComparison.Ordinal) ? "medication" : name;
            if (name == "component")
            {
                for (var i = 0; i < value!.AsArray().Count; i++)
                    yield return $"{type}.component[{i}].value";
            }
            else if (name == "interpretation")
            {
                yield return $"{type}.interpretation[0]";
            }
            else if (name == "code" && type == "Condition")
            {
                yield return $"{type}.code";
            }
            else if (!Unsaid.Contains(name))
            {
                yield return $"{type}.{path}";
            }
        }
    }
}
