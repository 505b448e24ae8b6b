using FhirCalc.Fhir.Definitions;

namespace FhirCalc.Fhir.Path;

/// <summary>
/// What FHIRPath needs from the layers above it. An answer of null means that it is not known here; the expression then
/// ends in <see cref="PathUndecidedException"/> unless the rest of it decides the result.
/// </summary>
public interface IPathEnvironment
{
    /// <summary>Whether a code, Coding, CodeableConcept, Quantity, string or uri is in the value set.</summary>
    bool? MemberOf(Element coded, string valueSet);

    /// <summary>Whether an element conforms to a profile.</summary>
    bool? ConformsTo(Element element, string profile);

    /// <summary>
    /// The resource that a reference or canonical means, seen from <paramref name="from"/>. What is contained in
    /// <c>%resource</c> is found before the environment is asked.
    /// </summary>
    bool TryResolve(string reference, Element from, out Element target);

    /// <summary>Whether the first Coding or CodeableConcept is the second one or a parent of it.</summary>
    bool? Subsumes(Element general, Element special);

    /// <summary>Receives what <c>trace(name)</c> sees. Does nothing unless implemented.</summary>
    void Trace(string name, IReadOnlyList<PathValue> values)
    {
    }
}

/// <summary>Knows nothing: every question is undecided and no reference resolves.</summary>
public sealed class UnknownPathEnvironment : IPathEnvironment
{
    /// <summary>The only instance.</summary>
    public static readonly UnknownPathEnvironment Instance = new();

    private UnknownPathEnvironment()
    {
    }

    /// <inheritdoc/>
    public bool? MemberOf(Element coded, string valueSet) => null;

    /// <inheritdoc/>
    public bool? ConformsTo(Element element, string profile) => null;

    /// <inheritdoc/>
    public bool TryResolve(string reference, Element from, out Element target)
    {
        target = default;
        return false;
    }

    /// <inheritdoc/>
    public bool? Subsumes(Element general, Element special) => null;
}
