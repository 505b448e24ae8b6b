namespace FhirCalc.Fhir.Terminology;

/// <summary>A set of codes as far as it is known: it can test every code and list some, perhaps all.</summary>
internal abstract class CodeSet
{
    /// <param name="system">Null for a code without a system, as in an element of type code: any system will do.</param>
    /// <param name="code">The code.</param>
    public abstract Membership Contains(string? system, string code);

    /// <summary>Adds every code that is known to belong, and the reasons why others may belong too.</summary>
    public abstract void List(CodeListing listing);
}

/// <summary>The codes of a set that can be listed, in order and each once, and why the list may not be complete.</summary>
internal sealed class CodeListing
{
    private readonly HashSet<(string, string)> _seen = [];

    public List<ValueSetConcept> Concepts { get; } = [];

    public List<string> Gaps { get; } = [];

    public static CodeListing Of(CodeSet set)
    {
        var listing = new CodeListing();
        set.List(listing);
        return listing;
    }

    public void Add(ValueSetConcept concept)
    {
        if (_seen.Add((concept.System, concept.Code)))
            Concepts.Add(concept);
    }

    public void AddGap(string reason)
    {
        if (!Gaps.Contains(reason))
            Gaps.Add(reason);
    }
}
