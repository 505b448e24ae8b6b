using FhirCalc.Fhir.Tests.Validation;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Fhir.Tests.Profiles;

/// <summary>Profiles written down in a few lines: a snapshot that holds only what it constrains.</summary>
internal static class TestProfile
{
    public const string Base = "http://fhircalc.org/test/StructureDefinition/";

    /// <summary>A StructureDefinition; elements are JSON objects whose base cardinality is filled in as <c>0..*</c> where missing.</summary>
    public static string Of(string type, string name, params string[] elements) => $$"""
        {"resourceType":"StructureDefinition","url":"{{Base}}{{name}}","name":"{{name}}","status":"draft","kind":"resource","abstract":false,
         "type":"{{type}}","baseDefinition":"http://hl7.org/fhir/StructureDefinition/{{type}}","derivation":"constraint",
         "snapshot":{"element":[{"id":"{{type}}","path":"{{type}}"} {{string.Concat(elements.Select(element => "," + element))}}] } }
        """;

    /// <summary>A validator with one profile named <c>p</c>, which must load without problem.</summary>
    public static FhirValidator Load(string type, params string[] elements)
    {
        var validator = Validators.With(Of(type, "p", elements));
        validator.LoadProblems.ShouldBeEmpty();
        return validator;
    }

    /// <summary>Validates against the profile named <c>p</c>.</summary>
    public static FhirCalc.Fhir.Issues.Outcome Check(this FhirValidator validator, string json) => validator.Validate(json, Base + "p");
}
