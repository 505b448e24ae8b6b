namespace FhirCalc.Fhir.Terminology;

/// <summary>A set of which nothing is known, not even its systems.</summary>
internal sealed class EveryCodeUndecided(string gap) : CodeSet
{
    public override Membership Contains(string? system, string code) => Membership.Undecided;

    public override void List(CodeListing listing) => listing.AddGap(gap);
}
