using System.Collections.Frozen;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Profiles;

/// <summary>
/// Profiles that say themselves when they apply, by the extension <c>profile-applies-when</c> with a FHIRPath condition. They
/// hold for every resource of their type that meets the condition, whether or not it claims them.
/// </summary>
internal sealed class ImpliedProfiles
{
    /// <summary>The extension on a StructureDefinition; its value is an Expression in FHIRPath.</summary>
    public const string Extension = "http://fhircalc.org/fhir/StructureDefinition/profile-applies-when";

    private readonly Engine _engine;
    private readonly FrozenDictionary<string, List<Candidate>> _byType;
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, HashSet<string>> _lines = new(StringComparer.Ordinal);

    public ImpliedProfiles(Engine engine)
    {
        _engine = engine;
        var problems = new List<Issue>();
        _byType = Read(problems).GroupBy(candidate => candidate.Type).ToFrozenDictionary(group => group.Key, group => group.ToList());
        Problems = problems;
    }

    /// <summary>Conditions that cannot be used.</summary>
    public IReadOnlyList<Issue> Problems { get; }

    /// <summary>
    /// Adds to the profiles of a resource those that apply to it by themselves. One from which another in the list derives is
    /// left out, so that its rules are not checked twice.
    /// </summary>
    public void AddTo(List<string> profiles, in Element resource, Scope scope)
    {
        if (!_byType.TryGetValue(resource.Type.Name, out var candidates))
            return;
        var first = profiles.Count;
        foreach (var candidate in candidates)
        {
            // One that is derived from was checked with what derives from it; there is no need to ask.
            if (!IsCovered(candidate.Canonical, profiles) && Applies(candidate, resource, scope))
                profiles.Add(candidate.Canonical);
        }

        for (var at = profiles.Count - 1; at >= first; at--)
        {
            var implied = profiles[at];
            profiles.RemoveAt(at);
            if (!IsCovered(implied, profiles))
                profiles.Insert(at, implied);
        }
    }

    /// <summary>Whether some profile of this type says itself when it applies.</summary>
    public bool MayApplyTo(string typeName) => _byType.ContainsKey(typeName);

    private bool IsCovered(string canonical, List<string> profiles)
    {
        foreach (var other in profiles)
        {
            if (LineOf(other).Contains(canonical))
                return true;
        }

        return false;
    }

    /// <summary>A profile and all that it derives from. Remembered for profiles that are loaded, not for names in content.</summary>
    private HashSet<string> LineOf(string canonical)
    {
        if (_lines.TryGetValue(canonical, out var known))
            return known;
        var line = new HashSet<string>(StringComparer.Ordinal) { canonical };
        for (string? at = canonical; at is not null && _engine.Definitions.TryFind(at, "StructureDefinition", out var definition);)
        {
            at = definition.Root["baseDefinition"u8].GetString();
            if (at is null || !line.Add(at))
                break;
        }

        return line.Count > 1 ? _lines.GetOrAdd(canonical, line) : line;
    }

    private static bool Applies(Candidate candidate, in Element resource, Scope scope)
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

    private List<Candidate> Read(List<Issue> problems)
    {
        var candidates = new List<Candidate>();
        foreach (var entry in _engine.Definitions.Entries)
        {
            if (entry is not { ResourceType: "StructureDefinition", Derivation: "constraint", Type: { } type } || entry.Package == PackageIdentity.R4Core
                || !_engine.Definitions.TryFind(entry.Url, "StructureDefinition", out var definition))
            {
                continue;
            }

            if (Condition(definition.Root) is not { } condition)
                continue;
            try
            {
                candidates.Add(new Candidate(type, entry.Url, _engine.Paths.Compile(condition, new PathOptions { ContextType = type })));
            }
            catch (PathException error)
            {
                problems.Add(new Issue(ProfileIssueIds.BadCondition, IssueSeverity.Error, "exception",
                    $"The condition under which {entry.Url} applies does not compile: {error.Message}") { Rule = entry.Url });
            }
        }

        return candidates;
    }

    private static string? Condition(Node definition)
    {
        foreach (var extension in definition["extension"u8].Children)
        {
            if (extension["url"u8].GetString() == Extension)
                return extension["valueExpression"u8]["expression"u8].GetString();
        }

        return null;
    }

    private sealed record Candidate(string Type, string Canonical, CompiledPath When);
}
