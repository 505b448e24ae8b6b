namespace FhirCalc.Fhir.Terminology;

/// <summary>Codes of one system that are written down.</summary>
/// <param name="system">The code system.</param>
/// <param name="concepts">The codes.</param>
/// <param name="comparer">How the system compares codes.</param>
/// <param name="gap">Why there may be others; null when these are all.</param>
internal sealed class ListedCodes(
    string system, IReadOnlyList<ValueSetConcept> concepts, StringComparer comparer, string? gap = null) : CodeSet
{
    private readonly HashSet<string> _codes = new(concepts.Select(concept => concept.Code), comparer);

    public override Membership Contains(string? codeSystem, string code)
    {
        if (codeSystem is not null && codeSystem != system)
            return Membership.NotMember;
        if (_codes.Contains(code))
            return Membership.Member;
        return gap is null ? Membership.NotMember : Membership.Undecided;
    }

    public override void List(CodeListing listing)
    {
        foreach (var concept in concepts)
            listing.Add(concept);
        if (gap is not null)
            listing.AddGap(gap);
    }
}
