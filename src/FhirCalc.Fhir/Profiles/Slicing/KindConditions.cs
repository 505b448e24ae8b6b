using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Profiles.Compilation;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Profiles.Slicing;

/// <summary>The element has one of these types.</summary>
internal sealed class TypeCondition(string[] types) : Condition
{
    public override string Text => "is " + string.Join(" or ", types);

    public override Verdict Holds(in Element element, Scope scope)
    {
        foreach (var type in types)
        {
            if (element.Type.Name == type || element.Type.IsSubtypeOf(type))
                return Verdict.Yes;
        }

        return Verdict.No;
    }
}

/// <summary>The element conforms to one of these profiles.</summary>
internal sealed class ProfileCondition(ProfileReference[] profiles) : Condition
{
    public override string Text => "conforms to " + string.Join(" or ", profiles.Select(profile => profile.Url));

    public override Verdict Holds(in Element element, Scope scope)
    {
        var best = Verdict.No;
        var inner = element.Type.Kind == TypeKind.Resource && element != scope.Resource ? scope.ForNested(element, contained: false, default) : scope;
        foreach (var profile in profiles)
        {
            var verdict = profile.Target is { IsUsable: true } target ? inner.Try(target, element) : Verdict.Undecided;
            best = verdict > best ? verdict : best;
        }

        return best;
    }
}

/// <summary>The element meets all rules of the slice; for slicings that name no discriminator.</summary>
internal sealed class RulesCondition(Assertion[] rules) : Condition
{
    public override string Text => "meets every rule of the slice";

    public override Verdict Holds(in Element element, Scope scope)
    {
        var all = Verdict.Yes;
        foreach (var rule in rules)
        {
            var verdict = scope.Try(rule, element);
            all = verdict < all ? verdict : all;
        }

        return all;
    }
}
