using System.Text;
using FhirCalc.Facade.Audit;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Audit;

/// <summary>Events go when their time has come, and the chain that is left can still be verified, and tells from where.</summary>
public sealed class AuditRetentionTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();
    private readonly SqliteDatabase _database;

    public AuditRetentionTests() => _database = new SqliteDatabase(new StoreOptions { Path = _folder.File("facade.db") });

    private SqliteAuditStore Store => new(_database);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, 6)] // all that are old enough
    [InlineData(false, 4)] // and passed on: an event that still waits holds back those behind it
    public async Task What_is_old_and_does_not_wait_is_removed_and_the_rest_is_verified_from_there(bool onlyHere, int expected)
    {
        await FillAsync();

        (await Store.RemoveAsync(Start.AddDays(7), onlyHere, 100, Start.AddDays(30))).ShouldBe(expected);

        var check = await CheckAsync();
        (check.First, check.Last, check.RemovalTold).ShouldBe((expected + 1, 11, 11));
        check.Before.Sequence.ShouldBe(expected);

        // It goes on: another removal takes the next ones, in the end also what told of the first.
        await Store.AppendAsync([Draft(40)], Cancel);
        (await Store.RemoveAsync(Start.AddDays(35), onlyHere: true, 3, Start.AddDays(50))).ShouldBe(3);
        (await Store.RemoveAsync(Start.AddDays(35), onlyHere: true, 100, Start.AddDays(50))).ShouldBe(11 - expected - 3);
        check = await CheckAsync();
        (check.First, check.RemovalTold).ShouldBe((12, 14));
        (await Store.RemoveAsync(Start.AddDays(35), onlyHere: true, 100, Start.AddDays(50))).ShouldBe(0);
    }

    [Fact]
    public async Task A_beginning_that_was_taken_away_by_somebody_else_is_not_told()
    {
        await FillAsync();
        await Store.RemoveAsync(Start.AddDays(3), onlyHere: true, 100, Start.AddDays(30));
        Sqlite.Execute(_folder.File("facade.db"), "DELETE FROM audit WHERE sequence < 5");

        var check = await CheckAsync();

        (check.First, check.RemovalTold).ShouldBe((5, null));
    }

    [Fact]
    public void The_event_of_a_removal_is_valid_and_can_be_read_again()
    {
        var link = new AuditLink(41, new string('a', 64));
        var told = AuditRemoval.Write(link, Start).Seal(new AuditLink(50, new string('b', 64)));

        AuditChain.RemovalOf(told).ShouldBe(link);
        AuditChain.LinkOf(told)!.Value.Sequence.ShouldBe(50);
        AuditEventTests.Problems(Fhir.Json.ResourceJson.Parse(told)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_service_removes_what_is_older_than_it_is_told_to_keep()
    {
        using var folder = new TempFolder();
        await using (var facade = await RunningFacade.StartAsync(null, folder, "--Audit:Keep", "00:00:00.200"))
        {
            await facade.GetAsync("/fhir/Patient?name=x");
            await Until.TrueAsync(() => Sqlite.Scalar(folder.File("facade.db"), "SELECT coalesce(min(sequence), 0) FROM audit") > 1);
        }

        var check = new AuditChainCheck();
        AuditLog.Events(folder).Select(one => check.Add(one.Utf8)).ShouldAllBe(problem => problem == null);
        check.RemovalTold.ShouldNotBeNull();
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Ten events, a day apart, of which the fifth and those behind it wait to be passed on.</summary>
    private async Task FillAsync()
    {
        await Store.AppendAsync([.. Enumerable.Range(1, 10).Select(Draft)], Cancel);
        await Store.MarkAsync([1, 2, 3, 4], AuditState.PassedOn, Cancel);
    }

    private async Task<AuditChainCheck> CheckAsync()
    {
        await Store.MarkAsync([1, 2, 3, 4], AuditState.Kept, Cancel);
        var check = new AuditChainCheck();
        foreach (var row in await Store.ToPassOnAsync(1000, Cancel))
            check.Add(row.Json).ShouldBeNull();
        return check;
    }

    private static AuditDraft Draft(int day) =>
        new(Start.AddDays(day), Encoding.UTF8.GetBytes($$"""{"resourceType":"AuditEvent","entity":[{"name":"event {{day}}"}]}"""));
}
