using Dapper;
using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Tests.Support;
using Microsoft.Data.Sqlite;

namespace FhirCalc.Facade.Tests.Outbox;

public sealed class SqliteStoreTests : StoreContract, IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private SqliteDatabase _database;

    public SqliteStoreTests() => _database = Open();

    internal override ISubmissionStore Store => new SqliteSubmissionStore(_database, Clock);

    internal override IOutbox Outbox => new SqliteOutbox(_database, Clock);

    internal override ManualClock Clock { get; } = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_accepted_is_there_after_reopening_and_leases_of_the_dead_are_taken_back()
    {
        await AcceptAsync("a", "patient");
        (await Outbox.ClaimAsync(1, TimeSpan.FromHours(1), Cancel)).Count.ShouldBe(1);

        await _database.DisposeAsync();
        _database = Open();

        var row = (await Outbox.ClaimAsync(1, TimeSpan.FromHours(1), Cancel)).ShouldHaveSingleItem();
        (row.SubmissionId, row.Attempt).ShouldBe(("a", 2));
    }

    [Fact]
    public void A_second_process_is_kept_out_of_the_file() =>
        Should.Throw<StartException>(Open).Message.ShouldContain("Another process");

    [Fact]
    public async Task Commits_are_durable()
    {
        await using var connection = _database.Open();
        connection.ExecuteScalar<string>("PRAGMA journal_mode").ShouldBe("wal");
        connection.ExecuteScalar<int>("PRAGMA synchronous").ShouldBe(2);
        (await _database.Writer.RunAsync(writing => writing.ExecuteScalar<int>("PRAGMA synchronous"))).ShouldBe(2);
    }

    [Fact]
    public async Task A_failing_write_does_not_take_its_batch_along()
    {
        var good = Enumerable.Range(0, 20).Select(at => AcceptAsync("good" + at, "patient")).ToList();
        var bad = _database.Writer.RunAsync<int>(connection =>
        {
            connection.Execute("DELETE FROM outbox");
            throw new InvalidOperationException("on purpose");
        });
        good.AddRange(Enumerable.Range(20, 20).Select(at => AcceptAsync("good" + at, "patient")));

        await Should.ThrowAsync<InvalidOperationException>(bad);
        await Task.WhenAll(good);
        (await Outbox.BacklogAsync(Cancel)).Waiting.ShouldBe(40);
    }

    [Fact]
    public async Task Writes_that_arrive_together_share_commits()
    {
        var before = _database.Writer.Commits;
        await Task.WhenAll(Enumerable.Range(0, 200).Select(at => AcceptAsync("s" + at, "p" + at)));

        (_database.Writer.Commits - before).ShouldBeLessThan(100);
    }

    [Fact]
    public async Task A_file_of_a_later_version_is_refused_and_left_alone()
    {
        await _database.DisposeAsync();
        var later = SqliteSchema.Version + 1;
        await using (var connection = new SqliteConnection($"Data Source={_folder.File("facade.db")}"))
        {
            await connection.ExecuteAsync($"PRAGMA user_version = {later}");
            SqliteConnection.ClearPool(connection);
        }

        Should.Throw<StartException>(Open).Message.ShouldContain("newer version");
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    private SqliteDatabase Open() => new(new StoreOptions { Path = _folder.File("facade.db") });
}
