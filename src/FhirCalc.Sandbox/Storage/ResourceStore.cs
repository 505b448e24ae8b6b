using FhirCalc.Fhir.Json;
using FhirCalc.Sandbox.Search;

namespace FhirCalc.Sandbox.Storage;

/// <summary>Reads and writes resources within one session; knows nothing of preconditions.</summary>
internal sealed class ResourceStore(Session session, TimeProvider clock)
{
    public const string Columns = "r.type, r.id, v.version, v.updated, v.method, v.created, v.json, r.key";

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
    /// <param name="current">What is stored under that id, which may be a deletion; null when the id was never used.</param>
    public StoredVersion Put(string type, string id, StoredVersion? current, ResourceJson source, string method)
    {
        var next = Next(type, id, current, method, created: current is null or { IsDeleted: true });
        var stored = next with { Json = ServerFields.Stamp(source, next) };
        Save(stored, current, IndexedValue.AllOf(type, source.Root));
        return stored;
    }

    public StoredVersion Delete(StoredVersion current)
    {
        var deletion = Next(current.Type, current.Id, current, "DELETE", created: false);
        Save(deletion, current, []);
        return deletion;
    }

    private StoredVersion Next(string type, string id, StoredVersion? current, string method, bool created)
    {
        // Milliseconds, as they are stored and shown.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        return new StoredVersion(type, id, (current?.Version ?? 0) + 1, now, method, created, null);
    }

    private void Save(StoredVersion stored, StoredVersion? current, HashSet<IndexedValue> values)
    {
        var updated = stored.Updated.ToUnixTimeMilliseconds();
        var key = current?.Key ?? session.Number(
            "INSERT INTO resource (type, id, version, updated, deleted) VALUES (@0, @1, @2, @3, 0) RETURNING key", stored.Type, stored.Id, stored.Version, updated)!.Value;
        if (current is not null)
            session.Execute("UPDATE resource SET version = @1, updated = @2, deleted = @3 WHERE key = @0", key, stored.Version, updated, stored.IsDeleted ? 1 : 0);
        session.Execute(
            "INSERT INTO version (key, version, updated, method, created, json) VALUES (@0, @1, @2, @3, @4, @5)",
            key, stored.Version, updated, stored.Method, stored.Created ? 1 : 0, stored.Json);
        var before = current?.Json is { } json ? IndexedValue.AllOf(stored.Type, ResourceJson.Parse(json).Root) : [];
        foreach (var value in before.Except(values))
            value.Delete(session, stored.Type, key);
        foreach (var value in values.Except(before))
            value.Insert(session, stored.Type, key);
    }
}
