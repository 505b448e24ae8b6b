using System.Security.Cryptography;
using System.Text;
using Dapper;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Tests.Support;
using Microsoft.Data.Sqlite;

namespace FhirCalc.Facade.Tests.Outbox;

/// <summary>A file of every earlier version is taken over with all that is in it.</summary>
public sealed class SqliteMigrationTests : IDisposable
{
    // Since this version content has a table of its own.
    private const int ContentTable = 5;

    private readonly TempFolder _folder = new();

    public static TheoryData<int> Versions { get; } = [.. Enumerable.Range(1, SqliteSchema.Version)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // A step that was released stays as it is: files in the field have taken it.
    [Theory]
    [InlineData(1, "32fd3760ba6a9d31")]
    [InlineData(2, "cde451dc602a3656")]
    [InlineData(3, "c1449059841c0d96")]
    [InlineData(4, "b7fd17eb0d75bfda")]
    [InlineData(5, "51665fc94c7c241a")]
    [InlineData(6, "f6084148df4188f9")]
    [InlineData(7, "9cd680e21ef25fd9")]
    [InlineData(8, "77f5166f1888e532")]
    [InlineData(9, "f9844dd8455b535f")]
    [InlineData(10, "3a9e239e9a0e1ff2")]
    public void A_step_never_changes(int version, string hash) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SqliteSchema.Step(version))))[..16].ShouldBe(hash);

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task What_a_file_of_an_earlier_version_holds_is_delivered_answered_and_removed_like_new(int version)
    {
        await MakeAsync(version);
        await using var database = new SqliteDatabase(new StoreOptions { Path = _folder.File("facade.db") });
        var clock = new ManualClock();
        var store = new SqliteSubmissionStore(database, clock);
        var outbox = new SqliteOutbox(database, clock);

        (await database.Writer.RunAsync(connection => connection.ExecuteScalar<int>("PRAGMA user_version"))).ShouldBe(SqliteSchema.Version);
        (await store.FindAsync("done", Cancel))!.Answer.ShouldBe("answer"u8.ToArray());
        (await store.ListAsync(null, 10, Cancel)).Count.ShouldBe(2);
        var row = (await outbox.ClaimAsync(10, TimeSpan.FromMinutes(1), Cancel)).ShouldHaveSingleItem();
        (row.SubmissionId, Encoding.UTF8.GetString(row.Body)).ShouldBe(("open", "body"));
        (await outbox.CompleteAsync(row, [1], Cancel)).ShouldBeTrue();
        (await store.AcceptAsync(new NewSubmission("done", "c", "key", "h", "p", [1]), Cancel)).IsNew.ShouldBeFalse();
        (await store.AcceptAsync(new NewSubmission("new", "c", "key", "h", "p", [1], Context: [2]), Cancel)).IsNew.ShouldBeTrue();
        clock.Advance(TimeSpan.FromDays(1));
        (await store.RemoveContentAsync(clock.GetUtcNow(), 10, Cancel)).ShouldBe(2);
    }

    [Fact]
    public void A_new_file_and_a_migrated_one_have_the_same_schema()
    {
        var shapes = Versions.Select(version =>
        {
            using var connection = new SqliteConnection("Data Source=:memory:");
            connection.Open();
            SqliteSchema.Migrate(connection, version.Data);
            SqliteSchema.Migrate(connection);
            return string.Join('\n', connection.Query<string>("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"));
        });

        shapes.Distinct().Count().ShouldBe(1);
    }

    public void Dispose() => _folder.Dispose();

    private async Task MakeAsync(int version)
    {
        await using var connection = new SqliteConnection($"Data Source={_folder.File("facade.db")}");
        await connection.OpenAsync(Cancel);
        SqliteSchema.Migrate(connection, version);
        await connection.ExecuteAsync("""
            INSERT INTO submission (id, client, identity_kind, content_hash, state, received_at, finished_at, answer_status, answer) VALUES
                ('done', 'c', 'key', 'h', 1, 1000, 2000, 200, CAST('answer' AS BLOB)),
                ('open', 'c', 'key', 'h', 0, 1500, NULL, 0, NULL);
            """);
        var (column, value) = version < ContentTable ? (", body", ", CAST('body' AS BLOB)") : ("", "");
        await connection.ExecuteAsync($"""
            INSERT INTO outbox (submission_id, partition_key, waiting, attempts, appended_at, not_before, lease, lease_until{column}) VALUES
                ('done', 'p', 0, 1, 1000, 1000, NULL, 0{value}),
                ('open', 'p', 1, 3, 1500, 1500, 'of the dead', 99999999999999{value});
            """);
        if (version >= ContentTable)
            await connection.ExecuteAsync("INSERT INTO content (sequence, body) SELECT sequence, CAST('body' AS BLOB) FROM outbox");
        SqliteConnection.ClearPool(connection);
    }
}
