using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Profiles;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Validation.Content;

/// <summary>Addresses that are reserved for examples (RFC 2606) have no place in real data; see <see cref="ValidationOptions.ExampleAddress"/>.</summary>
internal sealed class ExampleAddress(IssueSeverity severity) : Assertion
{
    private static readonly string[] Domains = ["example.org", "example.com", "example.net", "acme.com", "acme.org"];

    public override void Check(in Element element, Scope scope)
    {
        if (element.Node.IsString && element.Text is { } text && IsExample(text))
            scope.Report(StructureIssueIds.ExampleAddress, severity, "business-rule", $"'{text}' is an address for examples.", element, "");
    }

    private static bool IsExample(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address)
        && Domains.Any(domain => address.Host == domain || address.Host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase));
}
