using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Profiles.Slicing;

/// <summary>A question to an element that decides whether it belongs to a slice.</summary>
internal abstract class Condition
{
    /// <summary>The condition in words, relative to the element, for messages.</summary>
    public abstract string Text { get; }

    public abstract Verdict Holds(in Element element, Scope scope);
}
