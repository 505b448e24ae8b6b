using System.Text;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Fhir.Tests.Validation;

/// <summary>Validators for tests: the one of the core definitions, shared, and others with definitions of the test.</summary>
internal static class Validators
{
    private static readonly Lazy<DefinitionSet> Definitions = new(DefinitionSet.LoadR4);
    private static readonly Lazy<FhirValidator> CoreOnly = new(() => FhirValidator.Create(R4, TimeProvider.System));

    /// <summary>The core definitions, opened once for all tests.</summary>
    public static DefinitionSet R4 => Definitions.Value;

    public static FhirValidator Core => CoreOnly.Value;

    public static FhirValidator With(params string[] definitions) => With(ValidationOptions.Default, definitions);

    public static FhirValidator With(ValidationOptions options, params string[] definitions) => FhirValidator.Create(
        R4.With(new PackageIdentity("fhircalc.tests", "1.0.0"), definitions.Select(Parse)), TimeProvider.System, options);

    public static ResourceJson Parse(string json) => ResourceJson.Parse(Encoding.UTF8.GetBytes(json));

    public static Outcome Validate(this FhirValidator validator, string json, params string[] profiles) => validator.Validate(Parse(json), profiles);

    /// <summary>The errors as <c>id location</c>, in order.</summary>
    public static string[] Errors(this Outcome outcome) => [.. outcome.Issues.Where(issue => issue.IsError).Select(issue => $"{issue.Id} {issue.Location}")];

    /// <summary>Fails with all issues unless there is exactly one error, and that one.</summary>
    public static Issue ShouldHaveOneError(this Outcome outcome, string id, string location)
    {
        outcome.Errors().ShouldBe([$"{id} {location}"], string.Join("\n", outcome.Issues));
        return outcome.Issues.First(issue => issue.IsError);
    }
}
