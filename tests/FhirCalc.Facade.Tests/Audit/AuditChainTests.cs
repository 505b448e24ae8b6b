using System.Text;
using FhirCalc.Facade.Audit;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Audit;

public sealed class AuditChainTests : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly SqliteDatabase _database;

    public AuditChainTests() => _database = new SqliteDatabase(new StoreOptions { Path = _folder.File("facade.db") });

    private SqliteAuditStore Store => new(_database);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_are_chained_without_gaps_also_when_many_are_written_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(at => Task.Run(() => Store.AppendAsync([Draft(at), Draft(at)], Cancel))));

        var rows = await Store.ToPassOnAsync(1000, Cancel);
        var check = new AuditChainCheck();
        rows.Select(row => check.Add(row.Json)).ShouldAllBe(problem => problem == null);
        (check.Events, check.First, check.Last).ShouldBe((100, 1, 100));
        (await Store.HeadAsync(Cancel)).ShouldBe(new AuditLink(100, check.Head));
    }

    [Fact]
    public async Task An_acceptance_that_is_not_kept_leaves_no_event_and_no_gap()
    {
        var submissions = new SqliteSubmissionStore(_database, TimeProvider.System);
        var first = new NewSubmission("a", "client", "hash", "h", "p", [1]) { Audit = [Draft(1)] };
        await submissions.AcceptAsync(first, Cancel);
        await submissions.AcceptAsync(first with { Audit = [Draft(2)] }, Cancel);
        await Should.ThrowAsync<Exception>(submissions.AcceptAsync(first with { Id = "b", Body = null!, Audit = [Draft(3)] }, Cancel));
        await submissions.AcceptAsync(first with { Id = "c", Audit = [Draft(4)] }, Cancel);

        var rows = await Store.ToPassOnAsync(10, Cancel);
        rows.Select(row => row.Sequence).ShouldBe([1, 2]);
        rows.Select(row => Encoding.UTF8.GetString(row.Json)).ShouldSatisfyAllConditions(
            json => json.First().ShouldContain("\"event 1\""), json => json.Last().ShouldContain("\"event 4\""));
    }

    [Fact]
    public async Task A_change_of_the_last_event_is_told_by_the_hash_beside_it()
    {
        await Store.AppendAsync([Draft(1), Draft(2)], Cancel);
        var rows = (await Store.ToPassOnAsync(10, Cancel)).Select(row => row.Json).ToList();
        var changed = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(rows[1]).Replace("event 2", "event X", StringComparison.Ordinal));

        var check = new AuditChainCheck();
        check.Add(rows[0], AuditChain.Hash(rows[0])).ShouldBeNull();
        check.Add(changed, AuditChain.Hash(rows[1])).ShouldBe("Event 2 was changed: its hash is not the one that was kept beside it.");
    }

    [Theory]
    [InlineData("change", "Event 3 does not continue what stands before it: event 2 was changed")]
    [InlineData("take out", "Event 4 follows 2: what stood between was taken out")]
    [InlineData("take first", null)]
    [InlineData("swap", "Event 3 follows 1")]
    [InlineData("put in", "Event 3 does not continue what stands before it")]
    [InlineData("repeat", "Event 3 follows 3: the order was changed, or something was put in")]
    [InlineData("foreign", "What follows event 2 holds no link")]
    [InlineData("restart", "Event 1 does not continue what stands before it: it is not the first")]
    public async Task The_place_of_a_break_is_told(string tampering, string? expected)
    {
        await Store.AppendAsync([.. Enumerable.Range(1, 5).Select(Draft)], Cancel);
        var rows = (await Store.ToPassOnAsync(10, Cancel)).Select(row => row.Json).ToList();
        switch (tampering)
        {
            case "change":
                rows[1] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(rows[1]).Replace("event 2", "event X", StringComparison.Ordinal));
                break;
            case "take out":
                rows.RemoveAt(2);
                break;
            case "take first":
                rows.RemoveAt(0);
                break;
            case "swap":
                (rows[1], rows[2]) = (rows[2], rows[1]);
                break;
            case "put in":
                // With a link that fits backwards; the next one shows it.
                rows[1] = Draft(9).Seal(new AuditLink(2, AuditChain.Hash(rows[0])));
                break;
            case "repeat":
                rows.Insert(3, rows[2]);
                break;
            case "restart":
                rows[0] = Draft(9).Seal(new AuditLink(1, new string('1', 64)));
                break;
            default:
                rows[2] = "{}"u8.ToArray();
                break;
        }

        var check = new AuditChainCheck();
        var problem = rows.Select(row => check.Add(row)).FirstOrDefault(found => found is not null);
        if (expected is null)
            problem.ShouldBeNull();
        else
            problem.ShouldNotBeNull().ShouldStartWith(expected);
    }

    [Fact]
    public void A_changed_last_event_shows_by_the_hash_beside_it()
    {
        var check = new AuditChainCheck();
        check.Add(Draft(1).Seal(new AuditLink(1, AuditChain.Beginning)), new string('a', 64)).ShouldNotBeNull().ShouldContain("Event 1 was changed");
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    private static AuditDraft Draft(int number) =>
        new(DateTimeOffset.UnixEpoch, Encoding.UTF8.GetBytes($$"""{"resourceType":"AuditEvent","entity":[{"name":"event {{number}}"}]}"""));
}
