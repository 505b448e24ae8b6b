using System.Net;
using System.Text.Json.Nodes;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Intake;

/// <summary>What the facade checks itself and the submission profile demands as well is told once.</summary>
public sealed class ProfileEchoTests
{
    [Theory]
    [InlineData("no report", "FC1002", "fc-81")]
    [InlineData("dangling", "FC1003", "fc-83")]
    [InlineData("somebody else", "FC1004", "fc-82")]
    [InlineData("delete", "FC1005", "fc-85")]
    [InlineData("history", "FC1001", "fc-80")]
    public async Task A_fault_is_told_by_the_check_that_names_its_place_and_not_again_by_the_profile(string fault, string id, string constraint)
    {
        await using var facade = await RunningFacade.StartAsync();
        var faulty = Submissions.With(bundle => Break(bundle, fault));

        var submitted = await facade.PostAsync("/fhir", faulty);
        var validated = await facade.PostAsync("/fhir/Bundle/$validate?profile=http://fhircalc.org/fhir/StructureDefinition/calcification-submission", faulty);

        submitted.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        submitted.Body.ShouldContain($"\"{id}\"");
        submitted.Body.ShouldNotContain($"#{constraint}\"");
        validated.Body.ShouldContain($"calcification-submission#{constraint}\"");
    }

    private static void Break(JsonObject bundle, string fault)
    {
        var entries = bundle["entry"]!.AsArray();
        JsonNode Of(string type) => entries.First(entry => entry!["resource"]!["resourceType"]!.GetValue<string>() == type)!;
        switch (fault)
        {
            case "no report":
                entries.Remove(Of("DiagnosticReport"));
                break;
            case "dangling":
                Of("Observation")["resource"]!["subject"]!["reference"] = "urn:uuid:00000000-0000-4000-8000-000000000000";
                break;
            case "somebody else":
                Of("Observation")["resource"]!["subject"]!["reference"] = "Patient/somebody-else";
                break;
            case "delete":
                Of("Patient")["request"]!["method"] = "DELETE";
                break;
            default:
                bundle["type"] = "history";
                break;
        }
    }
}
