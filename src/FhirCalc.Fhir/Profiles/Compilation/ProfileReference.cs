using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Profiles.Compilation;

/// <summary>A profile named by another one. It is compiled when first needed, since profiles refer to each other in circles.</summary>
internal sealed class ProfileReference(string url, ProfileSet profiles)
{
    private CompiledProfile? _target;

    public string Url => url;

    public CompiledProfile? Target => _target ??= profiles.Find(url);

    /// <summary>Checks the element, or reports that the profile cannot be checked.</summary>
    public void Check(in Element element, Scope scope, string rule)
    {
        if (Target is { IsUsable: true } target)
            target.Check(element, scope);
        else
            scope.Undecided(ProfileIssueIds.BrokenProfile, IssueSeverity.Error, $"The profile {url} is demanded here but cannot be checked: it is not loaded or has faults.", element, rule);
    }
}
