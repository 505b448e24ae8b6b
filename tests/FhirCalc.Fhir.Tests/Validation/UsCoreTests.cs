using System.Text;
using System.Text.RegularExpressions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Packages;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Fhir.Tests.Validation;

/// <summary>US Core 3.1.0 from its archive, and synthetic patients held to its profiles.</summary>
public sealed class UsCoreTests(ITestOutputHelper output)
{
    private const string Profiles = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-";

    private static readonly HashSet<string> ProfiledByName = new(StringComparer.Ordinal)
    {
        "AllergyIntolerance", "CarePlan", "CareTeam", "Condition", "DocumentReference", "Encounter", "Goal", "Immunization", "Location", "Medication",
        "MedicationRequest", "Organization", "Patient", "Practitioner", "PractitionerRole", "Procedure", "Provenance",
    };

    [Fact]
    public void All_profiles_compile_but_the_one_whose_invariant_is_no_FHIRPath()
    {
        var package = Package();
        var validator = Validator(package);

        package.Problems.ShouldBeEmpty();
        var problem = validator.LoadProblems.ShouldHaveSingleItem();
        problem.Message.ShouldContain("provenance-1");
        problem.Rule.ShouldBe(Profiles + "provenance#Provenance.agent.onBehalfOf");
        package.Resources.Count(IsProfile).ShouldBe(29);
        package.Resources.Where(IsProfile).Select(resource => validator.DescribeProfile(resource.Root["url"].GetString()!)).ShouldAllBe(text => text != null);
    }

    [Fact]
    public void No_resource_of_the_synthetic_patients_is_refused_but_those_that_break_a_rule()
    {
        var validator = Validator(Package());
        var refused = new Dictionary<string, int>();
        int count = 0, profiled = 0, invalid = 0;
        foreach (var (source, resource) in Data())
        {
            string[] profiles = ProfileOf(resource.Root) is { } profile ? [profile] : [];
            var outcome = validator.Validate(resource, profiles);
            (count, profiled, invalid) = (count + 1, profiled + profiles.Length, invalid + (outcome.IsValid ? 0 : 1));
            foreach (var issue in outcome.Issues.Where(issue => issue.IsError))
            {
                var kind = $"{source} {issue.Id} {Regex.Replace(issue.Location ?? "", @"\[\d+\]", "")} {issue.Rule}";
                refused[kind] = refused.GetValueOrDefault(kind) + 1;
            }
        }

        output.WriteLine($"{count} resources, {profiled} of them against their US Core profile: {invalid} are refused.");
        foreach (var (kind, times) in refused)
            output.WriteLine($"{times} times {kind}");
        profiled.ShouldBeGreaterThan(1000);
        Ledger.Read("us-core.ledger.json").ShouldCover(refused.ToDictionary(pair => pair.Key, pair => $"{pair.Value} times"));
    }

    private static FhirPackage Package()
    {
        using var archive = File.OpenRead(Suites.Require("r4-definitions/hl7.fhir.us.core-3.1.0.tgz"));
        return FhirPackage.ReadArchive(archive);
    }

    private static FhirValidator Validator(FhirPackage package) => FhirValidator.Create(package.AddTo(Validators.R4), TimeProvider.System);

    private static bool IsProfile(ResourceJson resource) => resource.ResourceType == "StructureDefinition";

    // The Bundles as a whole, then their entries and the lines of the bulk export, one by one.
    private static IEnumerable<(string Source, ResourceJson Resource)> Data()
    {
        foreach (var file in Directory.GetFiles(Suites.Require("examples/synthea-bundles"), "*.json"))
        {
            var bundle = ResourceJson.Parse(File.ReadAllBytes(file));
            yield return ("synthea", bundle);
            foreach (var entry in bundle.Root["entry"].Children)
                yield return ("synthea", ResourceJson.Parse(Encoding.UTF8.GetBytes(entry["resource"].RawText)));
        }

        foreach (var file in Directory.GetFiles(Suites.Require("examples/bulk-10-patients"), "*.ndjson"))
        {
            foreach (var line in File.ReadLines(file).Where(line => line.Length > 0))
                yield return ("bulk", ResourceJson.Parse(Encoding.UTF8.GetBytes(line)));
        }
    }

    private static string? ProfileOf(Node resource) => resource["resourceType"].GetString() switch
    {
        "DiagnosticReport" => Profiles + "diagnosticreport-lab",
        "Device" => Profiles + "implantable-device",
        "Observation" when resource.RawText.Contains("\"laboratory\"", StringComparison.Ordinal) => Profiles + "observation-lab",
        "Observation" when resource.RawText.Contains("\"72166-2\"", StringComparison.Ordinal) => Profiles + "smokingstatus",
        { } type when ProfiledByName.Contains(type) => Profiles + type.ToLowerInvariant(),
        _ => null,
    };
}
