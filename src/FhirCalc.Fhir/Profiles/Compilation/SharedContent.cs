using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Profiles.Compilation;

/// <summary>Content that another element shares by contentReference; recursive definitions lead back to it.</summary>
internal sealed class SharedContent : Assertion
{
    /// <summary>Set once, when the shared element is compiled.</summary>
    public Assertion? Rules { get; set; }

    /// <summary>Whether <see cref="Rules"/> are final.</summary>
    public bool IsCompiled { get; set; }

    public override void Check(in Element element, Scope scope) => Rules?.Check(element, scope);

    // The content is told where it is defined; following it here would go round in circles.
    public override void Describe(Outline outline) => outline.Line("content of another element, by contentReference");
}

/// <summary>The definition that a differential derives from.</summary>
internal sealed class BaseProfile(ProfileReference profile) : Assertion
{
    public override void Check(in Element element, Scope scope) => profile.Check(element, scope, profile.Url);

    public override void Describe(Outline outline) => outline.Line("everything of " + profile.Url);
}
