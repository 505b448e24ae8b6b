using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Profiles;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Validation.Structure;

/// <summary>
/// Checks a resource against the profiles that apply to it: those that the caller names, those that a loaded ImplementationGuide
/// makes global for its type, those in its <c>meta.profile</c>, and those that say themselves when they apply.
/// </summary>
internal sealed class ClaimedProfiles(ProfileSet profiles, ValidationOptions options)
{
    private const string Rule = "http://hl7.org/fhir/StructureDefinition/Meta#Meta.profile";

    public void Check(in Element resource, Scope scope, IReadOnlyList<string> named)
    {
        var claims = resource.Node["meta"u8]["profile"u8];
        var global = profiles.GlobalFor(resource.Type.Name);
        if (named.Count == 0 && global.Count == 0 && !claims.IsArray && profiles.CandidatesFor(resource.Type) is null)
            return;

        // 1. What the caller names, and what a loaded guide demands of every resource of the type.
        var applying = new List<string>(named);
        foreach (var canonical in global)
        {
            if (!applying.Contains(canonical))
                applying.Add(canonical);
        }

        var unclaimed = applying.Count;

        // 2. What the resource claims. A profile that was named as well is checked once.
        if (claims.IsArray)
        {
            foreach (var claim in claims.Children)
            {
                if (profiles.CanonicalOf(claim) is not { } canonical || applying.Contains(canonical))
                    continue;
                applying.Add(canonical);
                CheckOne(canonical, resource, scope, new Element(claim, default, resource.Type, null), isClaim: true);
            }
        }

        // 3. What applies by the words of the profile itself.
        var claimed = applying.Count;
        profiles.CandidatesFor(resource.Type)?.AddTo(applying, resource, scope);
        for (var at = 0; at < applying.Count; at++)
        {
            if (at < unclaimed || at >= claimed)
                CheckOne(applying[at], resource, scope, resource, isClaim: false);
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
