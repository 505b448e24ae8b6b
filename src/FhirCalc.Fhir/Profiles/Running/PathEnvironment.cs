using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Path;
using FhirCalc.Fhir.Profiles.Constraints;
using FhirCalc.Fhir.Profiles.References;
using FhirCalc.Fhir.Terminology;

namespace FhirCalc.Fhir.Profiles.Running;

/// <summary>Answers FHIRPath's questions to terminology, profiles and other resources from the scope of one resource.</summary>
internal sealed class PathEnvironment(Scope scope) : IPathEnvironment
{
    public bool? MemberOf(Element coded, string valueSet) =>
        ToAnswer(CodedContent.MembershipOf(coded, scope.Run.Engine.Terminology.Find(valueSet)));

    public bool? ConformsTo(Element element, string profile)
    {
        if (scope.Run.Engine.Profiles.Find(profile) is not { IsUsable: true } compiled)
            return null;
        return scope.Try(compiled, element) switch { Verdict.Yes => true, Verdict.No => false, _ => null };
    }

    public bool TryResolve(string reference, Element from, out Element target) =>
        ReferenceResolver.TryResolve(reference, scope, out target, out _);

    public bool? Subsumes(Element general, Element special)
    {
        var system = general.Child("system").Text;
        return system is not null && system == special.Child("system").Text
            && general.Child("code").Text is { } parent && special.Child("code").Text is { } child
            ? scope.Run.Engine.Terminology.Subsumes(system, parent, child)
            : null;
    }

    private static bool? ToAnswer(Membership? membership) => membership switch
    {
        Membership.Member => true,
        Membership.NotMember => false,
        null => false,
        _ => null,
    };
}
