using System.Text.RegularExpressions;

namespace FhirCalc.Facade.Security;

/// <summary>
/// Whether a search asks only for what its client may have. A parameter can reach into other types (chains, <c>_has</c>,
/// <c>_include</c>), and an answer to "is there one" is an answer. What is not known here is refused.
/// </summary>
internal sealed partial class QueryAccess(SearchKnowledge knowledge)
{
    // A name leads from type to type as often as its writer likes, and each step is looked at.
    private const int LongestName = 256;

    private static readonly string[] Plain = ["_id", "_lastUpdated", "_tag", "_profile", "_security", "_format", "_pretty"];
    private static readonly string[] Shaping = ["_summary", "_elements", "_total"];

    /// <param name="type">The type that is searched.</param>
    /// <param name="query">Without the question mark.</param>
    public bool Allows(Access access, string type, string query) =>
        Pairs(query).All(pair => Allows(access, type, pair.Key, pair.Value));

    /// <summary>Whether the query of a read only shapes its answer.</summary>
    public static bool IsOfRead(string query) => Pairs(query).All(pair => Plain.Contains(pair.Key) || Shaping.Contains(pair.Key));

    public static IEnumerable<KeyValuePair<string, string>> Pairs(string query) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query).SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? ""));

    private bool Allows(Access access, string type, string name, string value)
    {
        var onePatient = access.Of(Rights.Search, type) == Reach.Patient;
        var bare = name.Split(':')[0];
        return name.Length <= LongestName && bare switch
        {
            "_include" => IncludeForm().Match(value) is { Success: true } include && MayInclude(access, include),
            "_revinclude" => IncludeForm().Match(value) is { Success: true } include && MayRead(access, include.Groups["source"].Value),
            // A search beyond the patient's own resources would tell something about others.
            "_has" => !onePatient && MayHave(access, name.Split(':')),
            "_count" => value != "0" || !onePatient,
            "_sort" => SortForm().IsMatch(value),
            _ when Plain.Contains(bare) => ModifierForm().IsMatch(name[bare.Length..]),
            // Without its elements a resource cannot be told to be the patient's.
            _ when Shaping.Contains(bare) => !onePatient,
            _ when bare.StartsWith('_') => false,
            _ when name.Contains('.', StringComparison.Ordinal) => !onePatient && MayChain(access, type, name),
            _ => !onePatient || knowledge.Find(type, bare) is not null,
        };
    }

    private static bool MayRead(Access access, string type) => access.Of(Rights.Read, type) != Reach.None;

    private bool MayInclude(Access access, Match include)
    {
        var source = include.Groups["source"].Value;
        if (!MayRead(access, source))
            return false;
        return include.Groups["target"] is { Success: true } target
            ? MayRead(access, target.Value)
            : knowledge.Find(source, include.Groups["parameter"].Value) is { Targets: { Count: > 0 } targets } && targets.All(one => MayRead(access, one));
    }

    /// <summary><c>_has:Observation:patient:code</c>, where the last part may be another of its kind, or a chain.</summary>
    private bool MayHave(Access access, string[] parts)
    {
        if (parts.Length < 4 || !access.May(Rights.Search, parts[1]))
            return false;
        var rest = string.Join(':', parts[3..]);
        return Allows(access, parts[1], rest, "");
    }

    /// <summary><c>subject:Patient.organization.name</c>: every type on the way must be open to searching.</summary>
    private bool MayChain(Access access, string type, string name)
    {
        IReadOnlyList<string> types = [type];
        var links = name.Split('.');
        foreach (var link in links[..^1])
        {
            var parts = link.Split(':');
            types = parts.Length == 2 ? [parts[1]] : [.. types.SelectMany(one => knowledge.Find(one, parts[0])?.Targets ?? [])];
            if (types.Count == 0 || !types.All(one => access.May(Rights.Search, one)))
                return false;
        }

        return types.All(one => Allows(access, one, links[^1], ""));
    }

    // A modifier, and neither a type nor a chain.
    [GeneratedRegex("""^(:[a-z-]+)?\z""", RegexOptions.CultureInvariant)]
    private static partial Regex ModifierForm();

    // No wildcard: it would reach everything.
    [GeneratedRegex("""^(?<source>[A-Z][A-Za-z]+):(?<parameter>[a-z][A-Za-z0-9-]*)(:(?<target>[A-Z][A-Za-z]+))?\z""", RegexOptions.CultureInvariant)]
    private static partial Regex IncludeForm();

    [GeneratedRegex("""^-?[_a-zA-Z][A-Za-z0-9-]*(,-?[_a-zA-Z][A-Za-z0-9-]*)*\z""", RegexOptions.CultureInvariant)]
    private static partial Regex SortForm();
}
