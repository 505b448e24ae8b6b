using FhirCalc.Fhir.Json;
using FhirCalc.Sandbox.Search;

namespace FhirCalc.Sandbox.Storage;

/// <summary>Reads and writes resources within one session; knows nothing of preconditions.</summary>
internal sealed class ResourceStore(Session session, TimeProvider clock)
{
    private const string Columns = "r.type, r.id, v.version, v.updated, v.method, v.created, v.json";

    public Session Session => session;

    /// <summary>The current version, which may be a deletion; null when the id was never used.</summary>
    public StoredVersion? Find(string type, string id) => session.Versions(
        $"SELECT {Columns} FROM resource r JOIN version v ON v.key = r.key AND v.version = r.version WHERE r.type = @0 AND r.id = @1",
        type, id).SingleOrDefault();

    public StoredVersion? Find(string type, string id, long version) => session.Versions(
        $"SELECT {Columns} FROM resource r JOIN version v ON v.key = r.key WHERE r.type = @0 AND r.id = @1 AND v.version = @2",
        type, id, version).SingleOrDefault();

    /// <summary>Versions older than <paramref name="before"/>, newest first.</summary>
    public List<StoredVersion> History(string type, string id, DateTimeOffset since, long before, int count) => session.Versions(
        $"""
        SELECT {Columns} FROM resource r JOIN version v ON v.key = r.key
        WHERE r.type = @0 AND r.id = @1 AND v.updated >= @2 AND v.version < @3 ORDER BY v.version DESC LIMIT @4
        """,
        type, id, since.ToUnixTimeMilliseconds(), before, count);

    public long HistoryTotal(string type, string id, DateTimeOffset since) => session.Number(
        "SELECT count(*) FROM resource r JOIN version v ON v.key = r.key WHERE r.type = @0 AND r.id = @1 AND v.updated >= @2",
        type, id, since.ToUnixTimeMilliseconds()) ?? 0;

    /// <summary>Stores a new version with its id and meta, everything else as it was sent.</summary>
    public StoredVersion Put(string type, string id, ResourceJson source, string method)
    {
        var (version, deleted) = CurrentOf(type, id);
        var next = Next(type, id, version, method, created: version == 0 || deleted);
        var stored = next with { Json = ServerFields.Stamp(source, next) };
        var key = Save(stored);
        foreach (var value in IndexedValue.AllOf(type, source.Root))
            value.Insert(session, type, key);
        return stored;
    }

    public StoredVersion Delete(StoredVersion current)
    {
        var deletion = Next(current.Type, current.Id, current.Version, "DELETE", created: false);
        Save(deletion);
        return deletion;
    }

    /// <summary>Number of the current version, 0 for none, and whether it is a deletion.</summary>
    private (long Version, bool Deleted) CurrentOf(string type, string id)
    {
        var signed = session.Number("SELECT CASE deleted WHEN 0 THEN version ELSE -version END FROM resource WHERE type = @0 AND id = @1", type, id) ?? 0;
        return (Math.Abs(signed), signed < 0);
    }

    private StoredVersion Next(string type, string id, long currentVersion, string method, bool created)
    {
        // Milliseconds, as they are stored and shown.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        return new StoredVersion(type, id, currentVersion + 1, now, method, created, null);
    }

    private long Save(StoredVersion stored)
    {
        var updated = stored.Updated.ToUnixTimeMilliseconds();
        var key = session.Number(
            """
            INSERT INTO resource (type, id, version, updated, deleted) VALUES (@0, @1, @2, @3, @4)
            ON CONFLICT (type, id) DO UPDATE SET version = @2, updated = @3, deleted = @4 RETURNING key
            """,
            stored.Type, stored.Id, stored.Version, updated, stored.IsDeleted ? 1 : 0)!.Value;
        session.Execute(
            "INSERT INTO version (key, version, updated, method, created, json) VALUES (@0, @1, @2, @3, @4, @5)",
            key, stored.Version, updated, stored.Method, stored.Created ? 1 : 0, stored.Json);
        if (stored.Version > 1)
        {
            session.Execute("DELETE FROM token_value WHERE key = @0", key);
            session.Execute("DELETE FROM reference_value WHERE key = @0", key);
            session.Execute("DELETE FROM date_value WHERE key = @0", key);
        }

        return key;
    }
}
