namespace FhirCalc.Facade.Outbox;

/// <content>The steps. Append only: files in the field have taken those that are here.</content>
internal static partial class SqliteSchema
{
    private static readonly string[] Steps =
    [
        // 1: submissions and outbox. Content stands last in its row, so that listing never reads it.
        """
        CREATE TABLE submission (
            id TEXT NOT NULL PRIMARY KEY,
            client TEXT NOT NULL,
            identity_kind TEXT NOT NULL,
            content_hash TEXT NOT NULL,
            state INTEGER NOT NULL,
            received_at INTEGER NOT NULL,
            finished_at INTEGER,
            answer_status INTEGER NOT NULL DEFAULT 0,
            answer BLOB
        ) WITHOUT ROWID;
        CREATE INDEX submission_newest ON submission (received_at);

        CREATE TABLE outbox (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            submission_id TEXT NOT NULL REFERENCES submission (id),
            partition_key TEXT NOT NULL,
            waiting INTEGER NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            appended_at INTEGER NOT NULL,
            not_before INTEGER NOT NULL,
            lease TEXT,
            lease_until INTEGER NOT NULL DEFAULT 0,
            reason TEXT,
            body BLOB NOT NULL
        );
        CREATE INDEX outbox_waiting ON outbox (partition_key, sequence) WHERE waiting = 1;
        CREATE INDEX outbox_due ON outbox (sequence, not_before, lease_until) WHERE waiting = 1;
        CREATE UNIQUE INDEX outbox_submission ON outbox (submission_id);
        """,
        // 2: what was fetched for the assessment, beside what was sent; when both were removed.
        """
        ALTER TABLE outbox ADD COLUMN context BLOB;
        ALTER TABLE submission ADD COLUMN content_removed_at INTEGER;
        CREATE INDEX submission_content ON submission (finished_at) WHERE content_removed_at IS NULL AND state IN (1, 3);
        """,
        // 3: a batch: what became of its entries, each of which is a submission of its own.
        """
        CREATE TABLE batch (
            id TEXT NOT NULL PRIMARY KEY,
            client TEXT NOT NULL,
            content_hash TEXT NOT NULL,
            received_at INTEGER NOT NULL,
            entries BLOB NOT NULL
        ) WITHOUT ROWID;
        """,
        // 4: audit events, a chain of hashes. State: 0 kept, 1 passed on, 2 refused.
        """
        CREATE TABLE audit (
            sequence INTEGER PRIMARY KEY,
            recorded_at INTEGER NOT NULL,
            state INTEGER NOT NULL DEFAULT 0,
            hash TEXT NOT NULL,
            event BLOB NOT NULL
        );
        CREATE INDEX audit_waiting ON audit (state, recorded_at) WHERE state <> 1;
        """,
        // 5: content in a table of its own: a row that is claimed or released is written anew as a whole.
        """
        CREATE TABLE content (
            sequence INTEGER NOT NULL PRIMARY KEY,
            body BLOB NOT NULL,
            context BLOB
        );
        INSERT INTO content SELECT sequence, body, context FROM outbox WHERE length(body) > 0;
        ALTER TABLE outbox DROP COLUMN body;
        ALTER TABLE outbox DROP COLUMN context;
        """,
        // 6: reports of the external server: which version needs nothing more, which are still to be looked at, how far was read.
        """
        CREATE TABLE report (
            reference TEXT NOT NULL PRIMARY KEY,
            submission_id TEXT NOT NULL,
            version TEXT
        ) WITHOUT ROWID;
        CREATE INDEX report_submission ON report (submission_id);
        CREATE TABLE notice (
            reference TEXT NOT NULL PRIMARY KEY,
            noticed_at INTEGER NOT NULL,
            not_before INTEGER NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0
        ) WITHOUT ROWID;
        CREATE INDEX notice_due ON notice (not_before);
        CREATE TABLE bookmark (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        """,
        // 7: the keys that content is sealed with, each with something to prove it by.
        """
        CREATE TABLE encryption_key (
            id TEXT NOT NULL PRIMARY KEY,
            probe BLOB NOT NULL
        ) WITHOUT ROWID;
        """,
        // 8: accesses under way, each with the audit event that it becomes if nothing more is heard of it.
        """
        CREATE TABLE access (
            id INTEGER PRIMARY KEY,
            recorded_at INTEGER NOT NULL,
            access BLOB NOT NULL
        );
        """,
        // 9: what this file keeps to itself, sealed: see SqliteEncryption.Blind.
        """
        CREATE TABLE secret (
            name TEXT NOT NULL PRIMARY KEY,
            value BLOB NOT NULL
        ) WITHOUT ROWID;
        """,
        // 10: results whose report was changed, and by which submission ('' for somebody else).
        """
        CREATE TABLE superseded (
            submission_id TEXT NOT NULL,
            reference TEXT NOT NULL,
            by_id TEXT NOT NULL,
            not_before INTEGER NOT NULL DEFAULT 0,
            attempts INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (submission_id, reference, by_id)
        ) WITHOUT ROWID;
        """,
    ];
}
