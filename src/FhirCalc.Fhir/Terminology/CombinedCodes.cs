namespace FhirCalc.Fhir.Terminology;

/// <summary>Codes that belong to at least one of several sets.</summary>
internal sealed class AnyOf(IReadOnlyList<CodeSet> sets) : CodeSet
{
    public override Membership Contains(string? system, string code)
    {
        var best = Membership.NotMember;
        foreach (var set in sets)
        {
            var answer = set.Contains(system, code);
            if (answer == Membership.Member)
                return answer;
            if (answer > best)
                best = answer;
        }

        return best;
    }

    public override void List(CodeListing listing)
    {
        foreach (var set in sets)
            set.List(listing);
    }
}

/// <summary>Codes that belong to each of several sets.</summary>
internal sealed class AllOf(IReadOnlyList<CodeSet> sets) : CodeSet
{
    public override Membership Contains(string? system, string code)
    {
        var worst = Membership.Member;
        foreach (var set in sets)
        {
            var answer = set.Contains(system, code);
            if (answer == Membership.NotMember)
                return answer;
            if (answer < worst)
                worst = answer;
        }

        return worst;
    }

    // One set that is listed whole is enough: the others only have to test its codes.
    public override void List(CodeListing listing)
    {
        var candidates = sets.Select(CodeListing.Of).OrderBy(candidate => candidate.Gaps.Count).First();
        candidates.Gaps.ForEach(listing.AddGap);
        foreach (var concept in candidates.Concepts)
            Filter(listing, concept, Contains(concept.System, concept.Code));
    }

    internal static void Filter(CodeListing listing, ValueSetConcept concept, Membership answer)
    {
        if (answer == Membership.Member)
            listing.Add(concept);
        else if (answer == Membership.Undecided)
            listing.AddGap($"It cannot be told whether {concept.System}|{concept.Code} belongs.");
    }
}

/// <summary>Codes of one set that do not belong to another.</summary>
internal sealed class Except(CodeSet included, CodeSet excluded) : CodeSet
{
    public override Membership Contains(string? system, string code)
    {
        var inside = included.Contains(system, code);
        if (inside == Membership.NotMember)
            return inside;
        var outside = excluded.Contains(system, code) switch
        {
            Membership.Member => Membership.NotMember,
            Membership.NotMember => Membership.Member,
            _ => Membership.Undecided,
        };
        return inside < outside ? inside : outside;
    }

    public override void List(CodeListing listing)
    {
        var candidates = CodeListing.Of(included);
        candidates.Gaps.ForEach(listing.AddGap);
        foreach (var concept in candidates.Concepts)
            AllOf.Filter(listing, concept, Contains(concept.System, concept.Code));
    }
}
