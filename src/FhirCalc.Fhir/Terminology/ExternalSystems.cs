using System.Text.RegularExpressions;
using FhirCalc.Fhir.Path.Ucum;

namespace FhirCalc.Fhir.Terminology;

/// <summary>
/// Code systems that are a grammar, or too large, or not HL7's to publish: what can be told of a code from its form.
/// </summary>
internal static partial class ExternalSystems
{
    public const string Ucum = "http://unitsofmeasure.org";

    private static readonly Dictionary<string, Func<string, Membership>> Rules = new(StringComparer.Ordinal)
    {
        [Ucum] = Unit,
        ["urn:ietf:bcp:13"] = MediaType,
        ["urn:ietf:bcp:47"] = code => LanguageTag().IsMatch(code) ? Membership.Member : Membership.NotMember,
        ["urn:iso:std:iso:4217"] = Currencies.Test,
        ["urn:iso:std:iso:3166"] = code => CountryForm().IsMatch(code) ? Membership.Undecided : Membership.NotMember,
    };

    /// <summary>Whether a code belongs to a system of which no content is loaded.</summary>
    public static Membership Test(string system, string code) =>
        Rules.TryGetValue(system, out var rule) ? rule(code) : Membership.Undecided;

    /// <summary>What a filter over such a system can tell of a code.</summary>
    public static Membership Filter(string system, string property, string op, string value, string code)
    {
        var known = Test(system, code);
        if (known == Membership.NotMember)
            return known;
        return (system, property, op) switch
        {
            (Ucum, "canonical", "=") => SameDimension(code, value),
            (_, "code" or "concept", "=") => code == value ? known : Membership.NotMember,
            (_, "code" or "concept", "regex") when ConceptFilters.Pattern(value) is { } pattern =>
                pattern.IsMatch(code) ? known : Membership.NotMember,
            _ => Membership.Undecided,
        };
    }

    // A code that the unit table does not know may still be a rare unit; one with a blank or a letter beyond ASCII is none.
    private static Membership Unit(string code)
    {
        if (code.Length == 0 || code.AsSpan().ContainsAnyExceptInRange('!', '~'))
            return Membership.NotMember;
        return UcumSystem.Default.Find(code) is null ? Membership.Undecided : Membership.Member;
    }

    private static Membership SameDimension(string code, string canonical)
    {
        if (UcumSystem.Default.Find(code) is not { } unit || UcumSystem.Default.Find(canonical) is not { } wanted)
            return Membership.Undecided;
        return unit.Dimension.Equals(wanted.Dimension) ? Membership.Member : Membership.NotMember;
    }

    // FHIR itself writes "xml" and "json" where it binds to media types (CapabilityStatement.format), so a bare word is left open.
    private static Membership MediaType(string code) =>
        MediaTypeForm().IsMatch(code) ? Membership.Member
        : BareWord().IsMatch(code) ? Membership.Undecided
        : Membership.NotMember;

    // RFC 6838 section 4.2 for the names, RFC 9110 section 8.3.1 for the parameters.
    [GeneratedRegex("""^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}([ \t]*;[ \t]*[A-Za-z0-9!#$%&'*+.^_`|~-]+=([A-Za-z0-9!#$%&'*+.^_`|~-]+|"([^"\\]|\\.)*"))*$""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex MediaTypeForm();

    [GeneratedRegex("^[A-Za-z0-9+.-]+$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex BareWord();

    // RFC 5646 section 2.1: language, script, region, variants, extensions, private use; or private use alone; or grandfathered.
    [GeneratedRegex("^(([a-z]{2,3}(-[a-z]{3}){0,3}|[a-z]{4,8})(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(-[a-wy-z0-9](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?|x(-[a-z0-9]{1,8})+|i-[a-z]{2,8}|en-GB-oed|sgn-(BE-FR|BE-NL|CH-DE)|art-lojban|cel-gaulish|no-(bok|nyn)|zh-(guoyu|hakka|min|min-nan|xiang))$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex LanguageTag();

    [GeneratedRegex("^([A-Z]{2,3}|[0-9]{3}|[A-Z]{2}-[A-Z0-9]{1,3})$", RegexOptions.CultureInvariant)]
    private static partial Regex CountryForm();
}
