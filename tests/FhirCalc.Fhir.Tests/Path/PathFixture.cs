using System.Text;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path;
using FhirCalc.Fhir.Tests.Validation;

namespace FhirCalc.Fhir.Tests.Path;

/// <summary>One patient and one line to evaluate an expression on it.</summary>
internal static class PathFixture
{
    public static readonly TypeModel Types = new(Validators.R4);

    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 30, 15, 250, TimeSpan.FromHours(2));

    public static readonly Element Patient = Read("""
        {"resourceType":"Patient","id":"p","contained":[{"resourceType":"Organization","id":"o","name":"Clinic"}],
         "active":true,"gender":"male","birthDate":"1974-12-25","_birthDate":{"extension":[{"url":"http://x/time","valueDateTime":"1974-12-25T14:35:45-05:00"}]},
         "name":[{"use":"official","family":"Chalmers","given":["Peter","James"]},{"use":"usual","given":["Jim"],"_given":[{"id":"g"}]},{"use":"maiden","_family":{"extension":[{"url":"http://x/none","valueBoolean":true}]}}],
         "managingOrganization":{"reference":"#o"},"generalPractitioner":[{"reference":"Practitioner/1"},{"reference":"#missing"}]}
        """);

    public static Element Read(string json) => new(ResourceJson.Parse(Encoding.UTF8.GetBytes(json)), Types);

    public static PathValues Evaluate(string expression, Element? focus = null, IPathEnvironment? environment = null)
    {
        var element = focus ?? Patient;
        return new PathCompiler(Types).Compile(expression).Evaluate(element, PathScope.Of(element, Now, environment));
    }

    /// <summary>The result as text: items apart by "; ", empty for nothing.</summary>
    public static string Show(string expression, Element? focus = null, IPathEnvironment? environment = null) =>
        string.Join("; ", Evaluate(expression, focus, environment).Select(v => v.ToString()));
}
