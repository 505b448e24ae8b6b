using System.Net;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Endpoints;

public sealed class PreviewTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("key-1")]
    public async Task A_preview_gives_the_results_the_ids_that_the_submission_gives_them(string? key)
    {
        await using var facade = await RunningFacade.StartAsync();
        var headers = key is null ? [] : new[] { ("Idempotency-Key", key) };

        var preview = await facade.PostAsync("/fhir/DiagnosticReport/$assess-calcification", Submissions.Breast, headers);
        var answer = await facade.PostAsync("/fhir", Submissions.Breast, headers);

        var expected = new List<string>();
        foreach (var entry in preview.Root["entry"].Children)
        {
            if (entry["resource"]["id"].GetString() is { } id)
                expected.Add($"{entry["resource"]["resourceType"].GetString()}/{id}");
        }

        expected.Count.ShouldBeGreaterThan(1);
        var locations = new List<string>();
        foreach (var entry in answer.Root["entry"].Children)
            locations.Add(entry["response"]["location"].GetString()!.Split("/_history")[0]);
        expected.ShouldBeSubsetOf(locations);

        // What the results refer to is there under the very name that the preview used.
        foreach (var entry in preview.Root["entry"].Children)
        {
            foreach (var basis in entry["resource"]["basis"].Children)
            {
                var name = basis["reference"].GetString()!;
                (await facade.GetAsync("/fhir/" + name)).Status.ShouldBe(HttpStatusCode.OK, name);
            }
        }
    }

    [Fact]
    public async Task A_report_on_the_external_server_is_assessed_with_what_it_names_there()
    {
        await using var facade = await RunningFacade.StartAsync();
        await facade.PostAsync("/fhir", Submissions.Breast);
        var id = "";
        foreach (var entry in (await facade.GetAsync("/fhir/DiagnosticReport")).Root["entry"].Children)
            id = entry["resource"]["id"].GetString()!;
        var before = (await facade.GetAsync("/fhir/RiskAssessment")).Root["total"].RawText;

        var answer = await facade.GetAsync($"/fhir/DiagnosticReport/{id}/$assess-calcification");

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body);
        var grades = Grades(answer);
        grades.ShouldNotBeEmpty();
        grades.ShouldBe(Grades(await facade.PostAsync("/fhir/DiagnosticReport/$assess-calcification", Submissions.Breast)), "the same findings, wherever they are read");
        answer.Body.ShouldNotContain("Could not be read");
        (await facade.GetAsync("/fhir/RiskAssessment")).Root["total"].RawText.ShouldBe(before, "nothing is written");
        (await facade.GetAsync("/fhir/DiagnosticReport/unknown/$assess-calcification")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static List<string> Grades(Answer answer)
    {
        var grades = new List<string>();
        foreach (var entry in answer.Root["entry"].Children)
        {
            foreach (var prediction in entry["resource"]["prediction"].Children)
                grades.Add(prediction["outcome"].RawText + prediction["qualitativeRisk"].RawText);
        }

        return grades;
    }

    [Fact]
    public async Task Warnings_about_an_accepted_submission_stand_with_the_entry_that_they_are_about()
    {
        await using var facade = await RunningFacade.StartAsync();
        var index = -1;
        var bundle = Submissions.With(bundle =>
        {
            var patient = Submissions.Resource(bundle, "Patient");
            patient["maritalStatus"] = System.Text.Json.Nodes.JsonNode.Parse("""{"coding":[{"system":"urn:test","code":"complicated"}]}"""); // an extensible binding
            index = bundle["entry"]!.AsArray().IndexOf(bundle["entry"]!.AsArray().Single(entry => entry!["resource"] == patient));
        });

        var answer = await facade.PostAsync("/fhir", bundle);

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body);
        var at = 0;
        foreach (var entry in answer.Root["entry"].Children)
        {
            if (at++ != index)
                continue;
            var outcome = entry["response"]["outcome"];
            outcome["resourceType"].GetString().ShouldBe("OperationOutcome");
            outcome.RawText.ShouldContain("maritalStatus");
            outcome.RawText.ShouldContain("\"severity\":\"warning\"");
        }

        (await facade.PostAsync("/fhir", bundle)).Body.ShouldBe(answer.Body);
    }
}
