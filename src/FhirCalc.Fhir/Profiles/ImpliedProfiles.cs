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
    private readonly FrozenDictionary<string, Candidate[]> _byType;

    public ImpliedProfiles(Engine engine)
    {
        _engine = engine;
        var problems = new List<Issue>();
        _byType = Read(problems).GroupBy(candidate => candidate.Type).ToFrozenDictionary(group => group.Key, group => group.ToArray());
        Problems = problems;
    }

    /// <summary>Conditions that cannot be used.</summary>
    public IReadOnlyList<Issue> Problems { get; }

    /// <summary>The profiles of this type that say themselves when they apply; null when there are none.</summary>
    public TypeCandidates? Of(string typeName) => _byType.TryGetValue(typeName, out var candidates) ? new TypeCandidates(candidates, _engine.Definitions) : null;

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

    internal sealed record Candidate(string Type, string Canonical, CompiledPath When);
}
