using System.Text;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Fhir.Tests.Validation;

public sealed class OutcomeTests
{
    private static readonly FhirValidator Validator = FhirValidator.Create(Validators.R4, TimeProvider.System);

    [Fact]
    public void The_same_issue_at_many_places_is_told_once_with_its_places()
    {
        var errors = Errors(Patients(30));

        var issue = errors.ShouldHaveSingleItem();
        issue.Location.ShouldBe("Bundle.entry[0].resource.active");
        issue.OtherLocations.Count.ShouldBe(19);
        issue.OtherLocations[^1].ShouldBe("Bundle.entry[19].resource.active");
        issue.Message.ShouldEndWith("(at 30 places, of which 20 are named)");
    }

    [Fact]
    public void Three_places_are_told_one_by_one() =>
        Errors(Patients(3)).Select(issue => issue.Location).ShouldBe(["Bundle.entry[0].resource.active", "Bundle.entry[1].resource.active", "Bundle.entry[2].resource.active"]);

    [Fact]
    public void The_outcome_of_a_big_bad_Bundle_stays_small() =>
        Validate(Patients(5000)).ToOperationOutcome().Length.ShouldBeLessThan(20_000);

    [Fact]
    public void Of_a_flood_of_different_errors_the_first_thousand_are_told_and_the_others_counted()
    {
        var contacts = string.Join(",", Enumerable.Range(0, 30_000).Select(number => FormattableString.Invariant($"{{\"system\":\"s{number}\",\"value\":\"1\"}}")));

        var issues = Errors($$"""{"resourceType":"Patient","telecom":[{{contacts}}]}""");

        issues.Count.ShouldBe(1001);
        issues[999].Location.ShouldBe("Patient.telecom[999].system");
        issues[1000].Message.ShouldStartWith("29000 more issues");
    }

    [Fact]
    public void A_recommendation_is_information_and_not_a_warning()
    {
        var issue = Validate("""{"resourceType":"Patient"}""").Issues.ShouldHaveSingleItem();

        issue.Severity.ShouldBe(IssueSeverity.Information);
        issue.Message.ShouldStartWith("dom-6");
    }

    [Fact]
    public void Every_outcome_names_engine_and_packages()
    {
        var outcome = ResourceJson.Parse(Validate("""{"resourceType":"Basic","code":{"text":"x"},"text":{"status":"empty","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">x</div>"}}""").ToOperationOutcome());

        var basis = new List<string?>();
        foreach (var extension in outcome.Root["extension"].Children)
            basis.Add(extension["valueString"].GetString());
        basis.Count.ShouldBe(2);
        basis[0]!.ShouldStartWith("FhirCalc ");
        basis[1].ShouldBe("hl7.fhir.r4.core#4.0.1");
    }

    private static string Patients(int count) =>
        """{"resourceType":"Bundle","type":"collection","entry":[""" + string.Join(",", Enumerable.Repeat("""{"resource":{"resourceType":"Patient","active":"yes"}}""", count)) + "]}";

    private static Outcome Validate(string json) => Validator.Validate(ResourceJson.Parse(Encoding.UTF8.GetBytes(json)));

    private static List<Issue> Errors(string json) => [.. Validate(json).Issues.Where(issue => issue.IsError)];
}
