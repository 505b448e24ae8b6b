using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Profiles;
using FhirCalc.Fhir.Profiles.Running;
using FhirCalc.Fhir.Terminology;

namespace FhirCalc.Fhir.Validation.Content;

/// <summary>
/// A code must be one of its code system, bound or not (spec: datatypes.html#Coding); judged where the system is loaded whole.
/// See <see cref="ValidationOptions.UnknownCode"/>.
/// </summary>
internal sealed class KnownCode(IssueSeverity severity) : Assertion
{
    private const string Rule = "http://hl7.org/fhir/StructureDefinition/Coding#Coding.";

    public override void Check(in Element element, Scope scope)
    {
        var system = element.Child("system");
        var code = element.Child("code");
        if (system.Text is not { } url || code.Text is not { } symbol)
            return;
        if (IsSupplement(url, scope))
        {
            scope.Report(ProfileIssueIds.UnknownCode, severity, "code-invalid",
                $"{url} is a supplement; the codes are those of the code system that it supplements.", system, Rule + "system");
        }
        else if (scope.Run.Engine.Terminology.KnowsCode(url, symbol) == Membership.NotMember)
        {
            scope.Report(ProfileIssueIds.UnknownCode, severity, "code-invalid", $"The code system {url} has no code '{symbol}'.", code, Rule + "code");
        }
    }

    private static bool IsSupplement(string url, Scope scope) =>
        scope.Run.Engine.Definitions.TryFind(url, "CodeSystem", out var system)
        && (system.Root["supplements"u8].Exists || system.Root["content"u8].TextEquals("supplement"u8));
}
