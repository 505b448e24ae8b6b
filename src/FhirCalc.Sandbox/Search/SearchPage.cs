using FhirCalc.Sandbox.Storage;

namespace FhirCalc.Sandbox.Search;

/// <summary>One page of matches.</summary>
internal sealed record SearchPage(long Total, List<StoredVersion> Matches, PageToken? Next)
{
    public static SearchPage Read(Session session, SearchQuery query, PageToken? after)
    {
        var conditions = query.Conditions;
        var from = $"FROM resource r JOIN version v ON v.key = r.key AND v.version = r.version WHERE r.type = {conditions.Bind(query.Type)} AND r.deleted = 0{conditions.Sql}";
        var total = session.Count($"SELECT count(*) {from}", conditions.Values);
        if (query.OnlyTotal)
            return new SearchPage(total, [], null);

        var rows = session.Search(
            $"SELECT r.type, r.id, v.version, v.updated, v.method, v.created, v.json, r.key {from}{Start(query, after)}{OrderBy(query.Order)} LIMIT {conditions.Bind(query.Count + 1)}",
            conditions.Values);
        var matches = rows.Take(query.Count).Select(row => row.Version).ToList();
        if (rows.Count <= query.Count)
            return new SearchPage(total, matches, null);
        var (key, last) = rows[query.Count - 1];
        return new SearchPage(total, matches, new PageToken(last.Updated.ToUnixTimeMilliseconds(), key, query.Text));
    }

    private static string Start(SearchQuery query, PageToken? after) => (after, query.Order) switch
    {
        (null, _) => "",
        (_, SearchOrder.Stored) => $" AND r.key > {query.Conditions.Bind(after.Key)}",
        (_, SearchOrder.LastUpdated) => $" AND (r.updated, r.key) > ({query.Conditions.Bind(after.Updated)}, {query.Conditions.Bind(after.Key)})",
        _ => $" AND (r.updated, r.key) < ({query.Conditions.Bind(after.Updated)}, {query.Conditions.Bind(after.Key)})",
    };

    private static string OrderBy(SearchOrder order) => order switch
    {
        SearchOrder.Stored => " ORDER BY r.key",
        SearchOrder.LastUpdated => " ORDER BY r.updated, r.key",
        _ => " ORDER BY r.updated DESC, r.key DESC",
    };
}
