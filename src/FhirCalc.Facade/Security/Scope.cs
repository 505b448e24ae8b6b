using System.Text.RegularExpressions;

namespace FhirCalc.Facade.Security;

/// <summary>What may be done with a resource type. The letters of SMART scopes, in their order.</summary>
[Flags]
internal enum Rights
{
    None = 0,
    Create = 1,
    Read = 2,
    Update = 4,
    Delete = 8,
    Search = 16,
}

/// <param name="ForPatient">Counts for the patient of the token only.</param>
/// <param name="Type">A resource type, or <c>*</c>.</param>
internal sealed partial record Scope(bool ForPatient, string Type, Rights Rights)
{
    public const string AnyType = "*";

    /// <summary>
    /// The scopes of a token that grant something here (SMART App Launch 2.2, scopes). Version 1 forms are mapped. Whatever
    /// is not understood in full grants nothing: unknown words, letters out of order, scopes narrowed by a query (they
    /// would have to be enforced), user-level scopes (no user's rights are known here), writing at patient level.
    /// </summary>
    public static IReadOnlyList<Scope> Parse(string scopes) =>
        [.. scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ParseOne).OfType<Scope>()];

    private static Scope? ParseOne(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
            return null;
        var forPatient = match.Groups["level"].Value == "patient";
        var rights = match.Groups["rights"].Value switch
        {
            "read" => Rights.Read | Rights.Search,
            "write" => Rights.Create | Rights.Update | Rights.Delete,
            "*" => Rights.Create | Rights.Read | Rights.Update | Rights.Delete | Rights.Search,
            var letters => letters.Aggregate(Rights.None, (all, letter) => all | Letter(letter)),
        };
        if (forPatient)
            rights &= Rights.Read | Rights.Search;
        return rights == Rights.None ? null : new Scope(forPatient, match.Groups["type"].Value, rights);
    }

    private static Rights Letter(char letter) => letter switch
    {
        'c' => Rights.Create,
        'r' => Rights.Read,
        'u' => Rights.Update,
        'd' => Rights.Delete,
        _ => Rights.Search,
    };

    [GeneratedRegex("""^(?<level>system|patient)/(?<type>\*|[A-Z][A-Za-z]{1,63})\.(?<rights>read|write|\*|(?=.)c?r?u?d?s?)\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
