using FhirCalc.Fhir.Issues;

namespace FhirCalc.Fhir.Profiles.Compilation;

/// <summary>What the compilation of one definition may ask, and where it leaves its complaints.</summary>
internal sealed class CompileContext(Engine engine)
{
    private readonly List<Issue> _problems = [];

    public Engine Engine => engine;

    public IReadOnlyList<Issue> Problems => _problems;

    public void Problem(string id, string message, string rule) =>
        _problems.Add(new Issue(id, IssueSeverity.Error, "invalid", message) { Rule = rule });

    /// <summary>A reference to another profile; that it exists is checked now, what it says when it is first needed.</summary>
    public ProfileReference Reference(string canonical, string rule)
    {
        if (!engine.Profiles.Exists(canonical))
            Problem(ProfileIssueIds.UnresolvedProfile, $"The profile {canonical} is not loaded.", rule);
        return new ProfileReference(canonical, engine.Profiles);
    }
}
