namespace FhirCalc.Sandbox.Storage;

/// <summary>
/// The tables. A resource points to its current version; search tables hold one row for each value that a search
/// parameter can find, of the current version only, so that no search reads JSON it does not return.
/// </summary>
internal static class Schema
{
    /// <summary>Goes up with the tables and with the table of search parameters, whose values are stored.</summary>
    public const long Version = 3;

    public const string Sql = """
        CREATE TABLE IF NOT EXISTS resource (
            key INTEGER PRIMARY KEY, type TEXT NOT NULL, id TEXT NOT NULL,
            version INTEGER NOT NULL, updated INTEGER NOT NULL, deleted INTEGER NOT NULL,
            UNIQUE (type, id));
        CREATE INDEX IF NOT EXISTS resource_updated ON resource (type, updated, key);

        CREATE TABLE IF NOT EXISTS version (
            key INTEGER NOT NULL, version INTEGER NOT NULL, updated INTEGER NOT NULL,
            method TEXT NOT NULL, created INTEGER NOT NULL, json BLOB,
            UNIQUE (key, version));

        CREATE TABLE IF NOT EXISTS token_value (
            type TEXT NOT NULL, param TEXT NOT NULL, code TEXT NOT NULL, system TEXT NOT NULL, key INTEGER NOT NULL,
            PRIMARY KEY (type, param, code, system, key)) WITHOUT ROWID;

        -- What points to one target stands together.
        CREATE TABLE IF NOT EXISTS reference_value (
            target TEXT NOT NULL, type TEXT NOT NULL, param TEXT NOT NULL, key INTEGER NOT NULL,
            PRIMARY KEY (target, type, param, key)) WITHOUT ROWID;

        CREATE TABLE IF NOT EXISTS date_value (
            type TEXT NOT NULL, param TEXT NOT NULL, low INTEGER NOT NULL, high INTEGER NOT NULL, key INTEGER NOT NULL,
            PRIMARY KEY (type, param, low, high, key)) WITHOUT ROWID;
        PRAGMA user_version = 3;
        """;

    /// <summary>Before it, references stood by what points, and every value could be looked up by its resource.</summary>
    public const string From2 = """
        BEGIN;
        ALTER TABLE reference_value RENAME TO reference_before;
        CREATE TABLE reference_value (
            target TEXT NOT NULL, type TEXT NOT NULL, param TEXT NOT NULL, key INTEGER NOT NULL,
            PRIMARY KEY (target, type, param, key)) WITHOUT ROWID;
        INSERT INTO reference_value SELECT target, type, param, key FROM reference_before;
        DROP TABLE reference_before;
        DROP INDEX IF EXISTS token_key;
        DROP INDEX IF EXISTS date_key;
        PRAGMA user_version = 3;
        COMMIT;
        """;
}
