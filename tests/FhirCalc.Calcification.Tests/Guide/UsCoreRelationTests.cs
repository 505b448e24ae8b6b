using System.Text;
using System.Text.Json.Nodes;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Packages;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Calcification.Tests.Guide;

/// <summary>What docs/guide/us-core-and-ips.md says of US Core is so: the worked cases meet its profiles as well.</summary>
public class UsCoreRelationTests
{
    private const string UsCore = "http://hl7.org/fhir/us/core/StructureDefinition/";

    private static readonly Lazy<FhirValidator> Validator = new(() =>
    {
        using var archive = File.OpenRead(Suites.Require("r4-definitions/hl7.fhir.us.core-3.1.0.tgz"));
        var withGuide = CalcificationGuide.AddTo(DefinitionSet.LoadR4());
        return FhirValidator.Create(FhirPackage.ReadArchive(archive).AddTo(withGuide), TimeProvider.System);
    });

    [Theory]
    [InlineData("Patient", "us-core-patient", 18)]
    [InlineData("DiagnosticReport", "us-core-diagnosticreport-note", 18)]
    [InlineData("Condition", "us-core-condition", 8)]
    [InlineData("Observation", "us-core-observation-lab", 10)]
    public void Every_resource_of_a_worked_case_meets_US_Core_too(string type, string profile, int atLeast)
    {
        var resources = Resources().Where(resource => resource.Text("resourceType") == type && (type != "Observation" || IsLaboratory(resource))).ToList();

        resources.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
        foreach (var resource in resources)
        {
            var outcome = Validator.Value.Validate(ResourceJson.Parse(Encoding.UTF8.GetBytes(resource.ToJsonString())), [UsCore + profile]);
            outcome.Issues.Where(issue => issue.IsError).ShouldBeEmpty(resource.ToJsonString());
        }
    }

    [Fact]
    public void A_condition_without_category_shows_that_US_Core_is_asked()
    {
        var condition = (JsonObject)Resources().First(resource => resource.Text("resourceType") == "Condition").DeepClone();
        condition.Remove("category");

        Validator.Value.Validate(ResourceJson.Parse(Encoding.UTF8.GetBytes(condition.ToJsonString())), [UsCore + "us-core-condition"]).IsValid.ShouldBeFalse();
    }

    private static IEnumerable<JsonObject> Resources() => Directory.GetFiles(GuideFiles.Examples, "case-*.json").Order(StringComparer.Ordinal)
        .SelectMany(file => GuideFiles.Read(file).Items("entry")).Select(entry => entry["resource"]!.AsObject());

    private static bool IsLaboratory(JsonObject observation) =>
        observation.Items("category").SelectMany(category => category.Items("coding")).Any(coding => coding.Text("code") == "laboratory");
}
