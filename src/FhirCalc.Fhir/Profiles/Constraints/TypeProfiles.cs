using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Profiles.Compilation;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Profiles.Constraints;

/// <summary>Profiles on the type of an element (<c>type.profile</c>): data type profiles, profiled resources in a Bundle. One of several is enough.</summary>
internal sealed class TypeProfiles(string typeName, ProfileReference[] profiles, string rule) : Assertion
{
    public static IEnumerable<Assertion> Compile(ElementFacts facts, CompileContext context)
    {
        foreach (var type in facts.Definition.Types)
        {
            var isKnown = facts.Asserted.Any(known => known.Types.Any(other => other.Code == type.Code && other.Profiles.Count > 0 && other.Profiles.All(type.Profiles.Contains)));
            if (type.Profiles.Count == 0 || isKnown)
                continue;
            // An extension that is known by its url is checked wherever it stands, see ExtensionRules.
            var profiles = type.Profiles
                .Where(profile => type.Code != "Extension" || !context.Engine.Profiles.IsExtensionByItsOwnUrl(profile))
                .Select(profile => context.Reference(profile, facts.Rule)).ToArray();
            if (profiles.Length == type.Profiles.Count)
                yield return new TypeProfiles(type.Code, profiles, facts.Rule);
        }
    }

    public override void Describe(Outline outline) =>
        outline.Line($"where it is {typeName}: conforms to {string.Join(" or ", profiles.Select(profile => profile.Url))}");

    public override void Check(in Element element, Scope scope)
    {
        if (element.Type.Name != typeName && !element.Type.IsSubtypeOf(typeName))
            return;
        var inner = element.Type.Kind == TypeKind.Resource ? scope.ForNested(element, contained: false, default) : scope;
        if (profiles.Length == 1)
        {
            profiles[0].Check(element, inner, rule);
            return;
        }

        var verdict = Verdict.No;
        foreach (var profile in profiles)
        {
            var one = profile.Target is { IsUsable: true } target ? inner.Try(target, element) : Verdict.Undecided;
            verdict = one > verdict ? one : verdict;
        }

        var names = string.Join(", ", profiles.Select(profile => profile.Url));
        if (verdict == Verdict.No)
            scope.Error(ProfileIssueIds.NoProfileMatches, "structure", $"The element conforms to none of the profiles allowed here: {names}.", element, rule);
        else if (verdict == Verdict.Undecided)
            scope.Undecided(ProfileIssueIds.NoProfileMatches, IssueSeverity.Warning, $"Whether the element conforms to one of {names} stays open.", element, rule);
    }
}
