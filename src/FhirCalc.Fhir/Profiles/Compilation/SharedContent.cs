using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Profiles.Compilation;

/// <summary>Content that another element shares by contentReference; recursive definitions lead back to it.</summary>
internal sealed class SharedContent : Assertion
{
    /// <summary>Set once, when the shared element is compiled.</summary>
    public Assertion? Rules { get; set; }

    public override void Check(in Element element, Scope scope) => Rules?.Check(element, scope);
}

/// <summary>The definition that a differential derives from.</summary>
internal sealed class BaseProfile(ProfileReference profile) : Assertion
{
    public override void Check(in Element element, Scope scope) => profile.Check(element, scope, profile.Url);
}
