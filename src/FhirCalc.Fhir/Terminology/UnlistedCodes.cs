namespace FhirCalc.Fhir.Terminology;

/// <summary>Codes of one system whose content is not at hand; a rule may still tell some codes.</summary>
/// <param name="system">The code system.</param>
/// <param name="rule">What can be told of a code of this system.</param>
/// <param name="gap">Why they cannot be listed.</param>
internal sealed class UnlistedCodes(string system, Func<string, Membership> rule, string gap) : CodeSet
{
    public override Membership Contains(string? codeSystem, string code) =>
        codeSystem is null || codeSystem == system ? rule(code) : Membership.NotMember;

    public override void List(CodeListing listing) => listing.AddGap(gap);
}
