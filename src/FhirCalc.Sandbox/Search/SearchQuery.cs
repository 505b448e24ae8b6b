using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.WebUtilities;

namespace FhirCalc.Sandbox.Search;

internal enum SearchOrder
{
    Stored,
    LastUpdated,
    LastUpdatedDescending,
}

/// <summary>What a search asks, read from its query string and checked.</summary>
internal sealed class SearchQuery
{
    private readonly List<string> _used = [];

    private SearchQuery(string type, SandboxOptions options)
    {
        Type = type;
        Count = options.DefaultPageSize;
    }

    public string Type { get; }

    public SearchConditions Conditions { get; } = new();

    public int Count { get; private set; }

    public bool OnlyTotal { get; private set; }

    public SearchOrder Order { get; private set; }

    /// <summary>Parameters that this server does not know, in the order in which they came.</summary>
    public List<string> Ignored { get; } = [];

    /// <summary>The query as it was understood.</summary>
    public string Text => string.Join('&', _used);

    public static SearchQuery Parse(string type, string query, string baseUrl, SandboxOptions options, bool strict)
    {
        var search = new SearchQuery(type, options);
        foreach (var pair in new QueryStringEnumerable(query))
        {
            var name = pair.DecodeName().ToString();
            var value = pair.DecodeValue().ToString();
            // An empty value says nothing; the specification has it ignored.
            if (value.Length == 0)
                continue;
            if (!search.TakeControl(name, value, options) && !search.TakeFilter(name, value, baseUrl))
            {
                search.Ignored.Add(name);
                continue;
            }

            search._used.Add(WebUtility.UrlEncode(name) + "=" + WebUtility.UrlEncode(value));
        }

        if (strict && search.Ignored.Count > 0)
            throw Refusal.BadSearch($"{type} cannot be searched by {string.Join(", ", search.Ignored)}. Supported: {Supported(type)}.");
        return search;
    }

    public static string Supported(string type) => string.Join(
        ", ",
        SearchParameters.Of(type).Select(parameter => parameter.Name).Prepend(SearchParameters.LastUpdated).Prepend(SearchParameters.Id));

    private bool TakeControl(string name, string value, SandboxOptions options)
    {
        switch (name)
        {
            case "_count":
                if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                    throw Refusal.BadSearch("_count must be a whole number, for example _count=20.");
                Count = Math.Min(count, options.MaxPageSize);
                OnlyTotal |= count == 0;
                return true;
            case "_sort":
                Order = value switch
                {
                    "_lastUpdated" => SearchOrder.LastUpdated,
                    "-_lastUpdated" => SearchOrder.LastUpdatedDescending,
                    _ => throw Refusal.BadSearch("This server sorts by _lastUpdated or -_lastUpdated only."),
                };
                return true;
            case "_summary" when value is "count" or "false":
                OnlyTotal |= value == "count";
                return true;
            // The total is always exact, and JSON the only format: the Accept header has been checked.
            case "_total" or "_format" or "_pretty":
                return true;
            default:
                return false;
        }
    }

    private bool TakeFilter(string name, string value, string baseUrl)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var (plain, modifier) = colon < 0 ? (name, null) : (name[..colon], name[(colon + 1)..]);
        if (plain is SearchParameters.Id or SearchParameters.LastUpdated)
        {
            RefuseModifier(plain, modifier);
            Conditions.AddResourceColumn(plain, value);
            return true;
        }

        if (SearchParameters.Of(Type).FirstOrDefault(parameter => parameter.Name == plain) is not { } parameter)
            return false;
        if (parameter.Kind != SearchKind.Reference || modifier is not null && !ResourceTypes.All.Contains(modifier))
            RefuseModifier(plain, modifier);
        Conditions.Add(Type, parameter, modifier, value, baseUrl);
        return true;
    }

    /// <summary>A modifier that is not understood changes the meaning, so it is never ignored (R4 search, 3.1.1.5.4).</summary>
    private static void RefuseModifier(string name, string? modifier)
    {
        if (modifier is not null)
            throw Refusal.BadSearch($"This server does not know the modifier :{modifier} for {name}.");
    }
}
