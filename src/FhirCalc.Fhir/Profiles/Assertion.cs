using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Profiles;

/// <summary>One compiled rule about an element. Immutable; what it finds goes to the scope.</summary>
internal abstract class Assertion
{
    /// <summary>Reports what is wrong with the element.</summary>
    public abstract void Check(in Element element, Scope scope);

    /// <summary>Writes the rule down for a reader.</summary>
    public virtual void Describe(Outline outline) => outline.Line(GetType().Name);
}
