using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Profiles.Compilation;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Profiles.Constraints;

/// <summary>Types that a profile leaves of a choice, or of the resources that may stand in a place.</summary>
internal sealed class TypeRestriction(string[] allowed, string rule) : Assertion
{
    public static IEnumerable<Assertion> Compile(ElementFacts facts, CompileContext context)
    {
        var types = facts.Definition.Types.Select(type => type.Code).Distinct(StringComparer.Ordinal).ToArray();
        if (types.Length == 0 || facts.Definition.ContentReference is not null)
            return [];
        // Only a choice, or a place for any resource, has types to leave out.
        var hasChoice = facts.Asserted.Any(known => known.IsChoice || known.Types.Any(type => type.Code is "Resource" or "DomainResource"));
        var isKnown = facts.Asserted.Any(known => known.Types.Count > 0 && known.Types.All(type => types.Contains(type.Code, StringComparer.Ordinal)));
        return hasChoice && !isKnown ? [new TypeRestriction(types, facts.Rule)] : [];
    }

    public override void Describe(Outline outline) => outline.Line("is " + string.Join(" or ", allowed));

    public override void Check(in Element element, Scope scope)
    {
        var type = element.Type;
        if (type.Kind == TypeKind.Backbone || allowed.Contains(type.Name, StringComparer.Ordinal) || allowed.Any(type.IsSubtypeOf))
            return;
        scope.Error(ProfileIssueIds.TypeNotAllowed, "structure",
            $"The type {type.Name} is not allowed here; allowed: {string.Join(", ", allowed)}.", element, rule);
    }
}
