using System.Globalization;

namespace FhirCalc.Sandbox.Search;

/// <summary>The filters of a search as SQL over the search tables; every value travels as a parameter.</summary>
internal sealed class SearchConditions
{
    private readonly List<string> _clauses = [];

    public List<object> Values { get; } = [];

    public bool IsEmpty => _clauses.Count == 0;

    /// <summary>Whether a search table narrows it.</summary>
    public bool LooksUpValues { get; private set; }

    public string Sql => string.Concat(_clauses.Select(clause => " AND " + clause));

    /// <summary>Name of a new SQL parameter with this value.</summary>
    public string Bind(object value)
    {
        Values.Add(value);
        return "@" + (Values.Count - 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A filter on what the resource table itself holds.</summary>
    public void AddResourceColumn(string name, string value) => _clauses.Add(AnyOf(value, one => name == SearchParameters.Id
        ? $"r.id = {Bind(SearchText.Unescape(one))}"
        : Date(name, one, "r.updated", "r.updated + 1", ticks => (ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond)));

    public void Add(string type, SearchParameter parameter, string? modifier, string value, string baseUrl)
    {
        var table = parameter.Kind switch
        {
            SearchKind.Token => "token_value",
            SearchKind.Reference => "reference_value",
            _ => "date_value",
        };
        var matches = AnyOf(value, one => parameter.Kind switch
        {
            SearchKind.Token => Token(one),
            SearchKind.Reference => Reference(parameter, modifier, SearchText.Unescape(one), baseUrl),
            _ => Date(parameter.Name, one, "low", "high", ticks => ticks),
        });
        LooksUpValues = true;
        _clauses.Add($"r.key IN (SELECT key FROM {table} WHERE type = {Bind(type)} AND param = {Bind(parameter.Name)} AND {matches})");
    }

    private static string AnyOf(string value, Func<string, string> condition) =>
        "(" + string.Join(" OR ", SearchText.Split(value, ',').Select(condition)) + ")";

    private string Token(string value)
    {
        var parts = SearchText.Split(value, '|').ConvertAll(SearchText.Unescape);
        return parts switch
        {
            [var code] => $"code = {Bind(code)}",
            [var system, ""] => $"system = {Bind(system)}",
            [var system, var code] => $"(code = {Bind(code)} AND system = {Bind(system)})",
            _ => throw Refusal.BadSearch("A token is written code, system|code, |code or system|."),
        };
    }

    private string Reference(SearchParameter parameter, string? modifier, string value, string baseUrl)
    {
        var target = ReferenceValue.Normalize(value);
        if (!target.Contains('/', StringComparison.Ordinal) && !target.Contains(':', StringComparison.Ordinal))
        {
            // An id alone: of the type that was named, or of any.
            var types = (modifier ?? parameter.OnlyTarget) is { } only ? [only] : ResourceTypes.All.AsEnumerable();
            return $"target IN ({string.Join(", ", types.Select(type => Bind($"{type}/{target}")))})";
        }

        var exact = $"target = {Bind(target)}";
        return target.StartsWith(baseUrl + "/", StringComparison.Ordinal) ? $"({exact} OR target = {Bind(target[(baseUrl.Length + 1)..])})" : exact;
    }

    /// <summary>Compares ranges as R4 search 3.1.1.5.5 says.</summary>
    private string Date(string name, string value, string low, string high, Func<long, long> scale)
    {
        var (prefix, text) = value.Length > 2 && char.IsAsciiLetter(value[0]) ? (value[..2], value[2..]) : ("eq", value);
        // A plus sign of the zone that was not percent-encoded arrives as a blank.
        if (!DateRange.TryParse(text.Replace(' ', '+'), out var range))
            throw Refusal.BadSearch($"{name} needs a date such as 2026-11-22 or ge2026-11-22T10:00:00Z.");
        var from = Bind(scale(range.Low));
        var to = Bind(scale(range.High));
        var inside = $"({low} >= {from} AND {high} <= {to})";
        return prefix switch
        {
            "eq" => inside,
            "ne" => $"NOT {inside}",
            "gt" => $"{high} > {to}",
            "lt" => $"{low} < {from}",
            "ge" => $"({high} > {to} OR {inside})",
            "le" => $"({low} < {from} OR {inside})",
            "sa" => $"{low} >= {to}",
            "eb" => $"{high} <= {from}",
            _ => throw Refusal.BadSearch($"{name}: this server knows the prefixes eq, ne, gt, lt, ge, le, sa and eb."),
        };
    }
}
