using System.Text;
using System.Text.Json.Nodes;
using FhirCalc.Calcification.Tests.Cases;
using FhirCalc.Calcification.Tests.Rules;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Tests.Results;

public class ResultTests
{
    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        var bundle = MinimalCases.All["B30"].Build().Json();

        CaseBuilder.Of(bundle).ToBundle().ShouldBe(CaseBuilder.Of(bundle).ToBundle());
    }

    [Fact]
    public void The_order_of_entries_and_of_results_changes_nothing()
    {
        var builder = MinimalCases.All["B30"].Build().Marker("rankl", "POS", "cancer-cells").Marker("runx2", "H", "cancer-cells")
            .Finding(CaseBuilder.Breast, f => f.Method("histology").With("composition", "hydroxyapatite")).Finding(CaseBuilder.Coronary, f => f.WithHounsfield("500"));
        var bundle = builder.Json();
        var turned = (JsonObject)bundle.DeepClone();
        Reverse(turned["entry"]!.AsArray());
        foreach (var entry in turned["entry"]!.AsArray().Where(entry => entry!["resource"]!["result"] is not null))
            Reverse(entry!["resource"]!["result"]!.AsArray());

        Encoding.UTF8.GetString(CaseBuilder.Of(turned).ToBundle()).ShouldBe(Encoding.UTF8.GetString(CaseBuilder.Of(bundle).ToBundle()));
    }

    [Theory]
    [InlineData("urn:uuid:00000000-0000-4000-8000-{0:d12}")]
    [InlineData("http://hospital.example.org/fhir/{1}")]
    public void The_form_of_references_changes_no_prediction(string form)
    {
        foreach (var (rule, (holds, build)) in MinimalCases.All)
        {
            var bundle = build().Json();
            var names = bundle["entry"]!.AsArray().Select((entry, i) => ($"{entry!["resource"]!["resourceType"]}/{entry["resource"]!["id"]}", i)).ToList();
            var text = bundle.ToJsonString();
            foreach (var (name, i) in names)
                text = text.Replace($"\"reference\":\"{name}\"", $"\"reference\":\"{string.Format(System.Globalization.CultureInfo.InvariantCulture, form, i, name)}\"", StringComparison.Ordinal);
            var other = JsonNode.Parse(text)!.AsObject();
            foreach (var (name, i) in names)
                other["entry"]![i]!["fullUrl"] = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, i, name);

            CaseBuilder.Of(other).Applied().ShouldBe(holds, rule);
        }
    }

    [Fact]
    public void Findings_and_conditions_may_come_as_context_instead()
    {
        var bundle = MinimalCases.All["V7"].Build().Json();
        var resources = bundle["entry"]!.AsArray().Select(entry => Parse(entry!["resource"]!)).ToList();

        var assessment = Assessing.Assessor.Assess(new AssessmentInput
        {
            Submission = resources.Single(resource => resource.ResourceType == "DiagnosticReport"),
            Context = [.. resources.Where(resource => resource.ResourceType != "DiagnosticReport")],
            Identity = "context",
        });

        assessment.Applied().ShouldBe("V12 V7 V8");
    }

    [Fact]
    public void A_patient_of_the_submission_and_the_same_one_on_the_external_server_are_one()
    {
        var bundle = MinimalCases.All["V12"].Build().Json();
        var text = bundle.ToJsonString().Replace("Patient/p", "urn:uuid:p", StringComparison.Ordinal);
        var submission = JsonNode.Parse(text)!.AsObject();
        submission["entry"]![0]!["fullUrl"] = "urn:uuid:p";
        foreach (var component in submission["entry"]!.AsArray().Where(entry => entry!["resource"]!["component"] is not null))
            component!["resource"]!["component"] = new FindingBuilder("x", CaseBuilder.Coronary).With("vessel-layer", "media").Json["component"]!.DeepClone();
        var fetched = MinimalCases.All["V7"].Build().Others[^1];
        fetched["subject"]!["reference"] = "Patient/123";

        string Applied(string known) => Assessing.Assessor.Assess(new AssessmentInput
        {
            Submission = Parse(submission),
            Context = [Parse(fetched)],
            Identity = "x",
            ReferenceOf = reference => reference == "urn:uuid:p" ? known : reference,
        }).Applied();

        Applied("Patient/123").ShouldBe("V12 V7 V8");
        Applied("Patient/124").ShouldBe("V12");
    }

    [Fact]
    public void Another_identity_gives_other_ids_and_the_device_keeps_its_own()
    {
        var bundle = Parse(MinimalCases.All["B7"].Build().Json());
        string[] Ids(string identity) => [.. Assessing.Assessor.Assess(new AssessmentInput { Submission = bundle, Identity = identity }).Resources.Select(resource => resource.Reference)];

        var (one, other) = (Ids("one"), Ids("other"));

        one.Select(reference => reference.Split('/')[0]).ShouldBe(["RiskAssessment", "Provenance", "Device"]);
        one.Zip(other).Select(pair => pair.First == pair.Second).ShouldBe([false, false, true]);
    }

    [Fact]
    public void Results_refer_to_inputs_by_the_reference_that_the_caller_gives()
    {
        var submission = Parse(MinimalCases.All["B20"].Build().Json());

        var assessment = Assessing.Assessor.Assess(new AssessmentInput { Submission = submission, Identity = "x", ReferenceOf = reference => reference + "-stored" });

        var risk = Json(assessment, "RiskAssessment");
        risk["subject"]!["reference"]!.GetValue<string>().ShouldBe("Patient/p-stored");
        risk["basis"]!.AsArray().Select(item => item!["reference"]!.GetValue<string>()).ShouldBe(["Observation/f1-stored", "Condition/c1-stored", "Observation/m2-stored"]);
        assessment.Reports[0].Report.ShouldBe("DiagnosticReport/r-stored");
    }

    [Fact]
    public void Every_reason_is_a_reference_and_a_FHIRPath_that_finds_one_element_there()
    {
        var types = new TypeModel(Assessing.WithGuide);
        var compiler = new PathCompiler(types);
        foreach (var build in MinimalCases.All.Values.Select(one => one.Build).Concat(StatementCases.All.Values.Select(one => one.Holds)))
        {
            var bundle = build().Json();
            var organs = CaseBuilder.Of(bundle).Organs().ToList();
            foreach (var reason in organs.SelectMany(organ => organ.Predictions).SelectMany(prediction => prediction.Rules).SelectMany(rule => rule.Inputs)
                .Concat(organs.SelectMany(organ => organ.Etiologies.Concat(organ.Modifiers)).SelectMany(statement => statement.Inputs)))
            {
                var resource = bundle["entry"]!.AsArray().Single(entry => $"{entry!["resource"]!["resourceType"]}/{entry["resource"]!["id"]}" == reason.Reference)!["resource"]!;
                var element = new Element(Parse(resource), types);
                compiler.Compile(reason.Path).Evaluate(element, PathScope.Of(element, Assessing.Now)).Count.ShouldBe(1, reason.Path);
            }
        }
    }

    [Fact]
    public void The_risk_assessment_is_preliminary_labelled_and_names_rules_evidence_and_what_is_missing()
    {
        var risk = Json(MinimalCases.All["B9"].Build().Assess(), "RiskAssessment");

        risk["status"]!.GetValue<string>().ShouldBe("preliminary");
        risk["meta"]!["security"]![0]!["code"]!.GetValue<string>().ShouldBe("AIAST");
        risk["method"]!["coding"]![0]!["version"]!.GetValue<string>().ShouldBe(CalcificationGuide.Version);
        risk["performer"]!["reference"]!.GetValue<string>().ShouldStartWith("Device/");
        risk["occurrenceDateTime"]!.GetValue<string>().ShouldBe("2026-06-01T12:00:00.000+00:00");
        risk["note"]!.AsArray()[^1]!["text"]!.GetValue<string>().ShouldContain("not a medical device");
        var prediction = risk["prediction"]![0]!;
        prediction["whenPeriod"]!.ToJsonString().ShouldBe("""{"start":"2026-05-20","end":"2031-05-20"}""");
        var text = prediction.ToJsonString();
        text.ShouldContain("breast-calcification-rules|" + CalcificationGuide.Version);
        text.ShouldContain("\"code\":\"B9\"");
        text.ShouldContain("within five years");
        risk["extension"]!.ToJsonString().ShouldContain("mineral phase");
    }

    [Theory]
    [InlineData("2024-02-29", "2029-02-28")]
    [InlineData("2026", "2031")]
    [InlineData("2026-05-20T10:00:00+02:00", "2031-05-20T10:00:00+02:00")]
    public void The_five_years_run_from_the_histology(string date, string end)
    {
        var builder = MinimalCases.All["B9"].Build();
        builder.Findings[0]["effectiveDateTime"] = date;

        builder.Assess().Only().Predictions[0].Within.ShouldBe((date, end));
    }

    [Fact]
    public void Without_a_date_there_is_no_period()
    {
        var builder = MinimalCases.All["B9"].Build();
        builder.Findings[0].Remove("effectiveDateTime");

        builder.Assess().Only().Predictions[0].Within.ShouldBeNull();
    }

    [Fact]
    public void The_provenance_names_the_engine_the_rules_and_the_versions_read()
    {
        var builder = MinimalCases.All["B7"].Build();
        builder.Findings[0]["meta"] = new JsonObject { ["versionId"] = "7" };

        var assessment = builder.Assess();
        var provenance = Json(assessment, "Provenance");

        provenance["target"]!.AsArray().Select(target => target!["reference"]!.GetValue<string>()).ShouldBe([assessment.Resources[0].Reference]);
        provenance["agent"]![0]!["who"]!["reference"]!.GetValue<string>().ShouldBe(assessment.Resources[^1].Reference);
        provenance["policy"]!.AsArray().Count.ShouldBe(2);
        provenance["entity"]!.AsArray().Select(entity => entity!["what"]!["reference"]!.GetValue<string>()).ShouldBe(["DiagnosticReport/r", "Observation/f1/_history/7"]);
    }

    [Fact]
    public void What_could_not_be_read_is_said_in_issues_note_and_text()
    {
        var assessment = Assessing.Assessor.Assess(new AssessmentInput { Submission = Parse(MinimalCases.All["B7"].Build().Json()), Identity = "x", UnavailableInputs = ["Conditions of the patient"] });

        assessment.Issues.ShouldHaveSingleItem().Id.ShouldBe("FC2022");
        Json(assessment, "RiskAssessment")["note"]!.ToJsonString().ShouldContain("Conditions of the patient");
        assessment.ToText().ShouldContain("Conditions of the patient");
    }

    [Fact]
    public void A_submission_without_report_has_no_results_and_says_so()
    {
        var assessment = CaseBuilder.Of(new JsonObject { ["resourceType"] = "Bundle", ["type"] = "collection" });

        assessment.Issues.ShouldHaveSingleItem().Id.ShouldBe("FC2010");
        assessment.Resources.ShouldBeEmpty();
        Encoding.UTF8.GetString(assessment.ToBundle()).ShouldBe("""{"resourceType":"Bundle","type":"collection"}""");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"resourceType":"Bundle","entry":[null,1,{"resource":{"resourceType":"Nonsense"}},{"resource":{"resourceType":"DiagnosticReport","result":"x","subject":[]}}]}""")]
    [InlineData("""{"resourceType":"Bundle","entry":{"resource":{"resourceType":"Observation","code":{"coding":{}}}}}""")]
    public void Bad_data_raises_no_exception(string text)
    {
        var assessment = Assessing.Assessor.Assess(new AssessmentInput { Submission = ResourceJson.Parse(Encoding.UTF8.GetBytes(text)), Identity = "bad" });

        assessment.Resources.ShouldBeEmpty();
        assessment.Issues.ShouldNotBeEmpty();
    }

    private static void Reverse(JsonArray array)
    {
        var items = array.Reverse().Select(item => item!.DeepClone()).ToArray();
        array.Clear();
        foreach (var item in items)
            array.Add(item);
    }

    private static ResourceJson Parse(JsonNode json) => ResourceJson.Parse(Encoding.UTF8.GetBytes(json.ToJsonString()));

    private static JsonObject Json(Assessment assessment, string type) =>
        JsonNode.Parse(assessment.Resources.First(resource => resource.ResourceType == type).Json.Span)!.AsObject();
}
