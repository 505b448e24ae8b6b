using System.Collections.Concurrent;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Path;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Profiles;

/// <summary>The profiles of one type that say themselves when they apply.</summary>
internal sealed class TypeCandidates(ImpliedProfiles.Candidate[] candidates, DefinitionSet definitions)
{
    // Kept for profiles that are loaded, not for names in content.
    private readonly ConcurrentDictionary<string, int[]> _covered = new(StringComparer.Ordinal);

    /// <summary>
    /// Adds to the profiles of a resource those that apply to it by themselves. One from which another in the list derives is
    /// left out, so that its rules are not checked twice.
    /// </summary>
    public void AddTo(List<string> profiles, in Element resource, Scope scope)
    {
        Span<bool> covered = candidates.Length <= 128 ? stackalloc bool[candidates.Length] : new bool[candidates.Length];
        Span<bool> applies = candidates.Length <= 128 ? stackalloc bool[candidates.Length] : new bool[candidates.Length];
        covered.Clear();
        applies.Clear();
        foreach (var profile in profiles)
            Cover(covered, profile, itself: true);
        for (var at = 0; at < candidates.Length; at++)
        {
            // One that is derived from was checked with what derives from it; there is no need to ask.
            if (covered[at] || !Applies(candidates[at], resource, scope))
                continue;
            applies[at] = true;
            Cover(covered, candidates[at].Canonical, itself: false);
        }

        for (var at = 0; at < candidates.Length; at++)
        {
            if (applies[at] && !covered[at])
                profiles.Add(candidates[at].Canonical);
        }
    }

    private void Cover(Span<bool> covered, string canonical, bool itself)
    {
        foreach (var number in CoveredBy(canonical))
            covered[number] |= itself || candidates[number].Canonical != canonical;
    }

    /// <summary>Numbers of the candidates that a profile derives from, itself included.</summary>
    private int[] CoveredBy(string canonical)
    {
        if (_covered.TryGetValue(canonical, out var known))
            return known;
        if (!definitions.TryFind(canonical, "StructureDefinition", out var definition))
            return [];
        var line = new HashSet<string>(StringComparer.Ordinal);
        for (var at = definition.Root["url"u8].GetString(); at is not null && line.Add(at) && definitions.TryFind(at, "StructureDefinition", out definition);)
            at = definition.Root["baseDefinition"u8].GetString();
        return _covered.GetOrAdd(canonical, [.. Enumerable.Range(0, candidates.Length).Where(number => line.Contains(candidates[number].Canonical))]);
    }

    private static bool Applies(ImpliedProfiles.Candidate candidate, in Element resource, Scope scope)
    {
        try
        {
            return candidate.When.EvaluateBoolean(resource, scope.Path) == true;
        }
        catch (PathEvaluationException error)
        {
            scope.Undecided(ProfileIssueIds.ApplicationUndecided, IssueSeverity.Warning,
                $"Whether the profile {candidate.Canonical} applies stays open, so it was not checked: {error.Message}", resource, candidate.Canonical);
            return false;
        }
    }
}
