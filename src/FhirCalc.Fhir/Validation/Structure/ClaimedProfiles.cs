using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Profiles;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Validation.Structure;

/// <summary>
/// Checks a resource against the profiles that apply to it: those that the caller names, those in its <c>meta.profile</c>, and
/// those that a loaded ImplementationGuide makes global for its type.
/// </summary>
internal sealed class ClaimedProfiles(ProfileSet profiles, ValidationOptions options)
{
    private const string Rule = "http://hl7.org/fhir/StructureDefinition/Meta#Meta.profile";

    public void Check(in Element resource, Scope scope, IReadOnlyList<string> named)
    {
        foreach (var canonical in named)
            CheckOne(canonical, resource, scope, resource, isClaim: false);
        foreach (var canonical in profiles.GlobalFor(resource.Type.Name))
        {
            if (!named.Contains(canonical))
                CheckOne(canonical, resource, scope, resource, isClaim: false);
        }

        var claims = resource.Node["meta"u8]["profile"u8];
        if (!claims.IsArray)
            return;
        foreach (var claim in claims.Children)
        {
            // A profile that the caller named as well is checked once.
            if (claim.GetString() is { } canonical && !named.Contains(canonical))
                CheckOne(canonical, resource, scope, new Element(claim, default, resource.Type, null), isClaim: true);
        }
    }

    private void CheckOne(string canonical, in Element resource, Scope scope, in Element place, bool isClaim)
    {
        // The core definition of the type is no profile; the structural pass has checked it.
        if (canonical == resource.Type.Url)
            return;
        if (profiles.Find(canonical) is not { } profile)
        {
            var severity = isClaim ? options.UnknownClaimedProfile : IssueSeverity.Error;
            scope.Undecided(ProfileIssueIds.UnknownProfile, severity,
                $"The profile {canonical} is not loaded, so whether the resource conforms to it was not checked.", place, Rule);
        }
        else if (!profile.IsUsable)
        {
            scope.Report(ProfileIssueIds.BrokenProfile, IssueSeverity.Error, "exception",
                $"The profile {canonical} cannot be used: {profile.Problems.First(problem => problem.IsError).Message}", place, Rule);
        }
        else
        {
            profile.Check(resource, scope);
        }
    }
}
