using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Profiles.Compilation;

/// <summary>A profile, compiled once: the difference between what it demands and what its core type demands anyway.</summary>
internal sealed class CompiledProfile(string url, TypeDefinition? type, Assertion[] rules, IReadOnlyList<Issue> problems) : Assertion
{
    public string Url => url;

    /// <summary>The type that it constrains.</summary>
    public TypeDefinition? Type => type;

    /// <summary>What is wrong with the profile itself. With any error it is not used.</summary>
    public IReadOnlyList<Issue> Problems => problems;

    public bool IsUsable { get; } = type is not null && !problems.Any(problem => problem.IsError);

    public override void Describe(Outline outline) => outline.Block($"{url} on {type?.Name}: what it demands beyond {type?.Name}", rules);

    public override void Check(in Element element, Scope scope)
    {
        if (type is not null && element.Type != type && !element.Type.IsSubtypeOf(type.Name))
        {
            scope.Error(ProfileIssueIds.WrongProfileType, "structure",
                $"The profile {url} is for {type.Name}, the content is {element.Type.Name}.", element, url + "#" + type.Name);
            return;
        }

        foreach (var rule in rules)
            rule.Check(element, scope);
    }
}
