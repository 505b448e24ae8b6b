using FhirCalc.Sandbox.Storage;

namespace FhirCalc.Sandbox.Search;

/// <summary>One page of matches.</summary>
internal sealed record SearchPage(long Total, List<StoredVersion> Matches, PageToken? Next)
{
    public static SearchPage Read(Session session, SearchQuery query, PageToken? after)
    {
        var conditions = query.Conditions;
        // Where values are looked up, what is found there leads to the resources; SQLite would rather read all of the type.
        var type = conditions.LooksUpValues ? "+r.type" : "r.type";
        var where = $"WHERE {type} = {conditions.Bind(query.Type)} AND r.deleted = 0{conditions.Sql}";
        var counted = conditions.Values.Count;
        List<StoredVersion> rows = [];
        if (!query.OnlyTotal)
        {
            rows = session.Versions(
                $"SELECT {ResourceStore.Columns} FROM resource r JOIN version v ON v.key = r.key AND v.version = r.version {where}{Start(query, after)}{OrderBy(query.Order)} LIMIT {conditions.Bind(query.Count + 1)}",
                [.. conditions.Values]);
            if (after is null && rows.Count <= query.Count)
                return new SearchPage(rows.Count, rows, null);
        }

        var total = session.Number($"SELECT count(*) FROM resource r {where}", [.. conditions.Values.Take(counted)]) ?? 0;
        if (rows.Count <= query.Count)
            return new SearchPage(total, rows, null);
        var last = rows[query.Count - 1];
        return new SearchPage(total, rows[..query.Count], new PageToken(last.Updated.ToUnixTimeMilliseconds(), last.Key, query.Text));
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
