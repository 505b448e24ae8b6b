using System.Text;
using Dapper;
using FhirCalc.Facade.Audit;
using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace FhirCalc.Facade.Tests.Outbox;

public sealed class EncryptionTests : IDisposable
{
    private const string Secret = "SECRET-5d1f";
    private static readonly string A = Key("a", 1);
    private static readonly string B = Key("b", 2);

    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_of_the_content_stands_in_the_files_and_all_of_it_can_be_read()
    {
        await using (var database = Open(A))
        {
            await FillAsync(database);
            FilesHold(Secret).ShouldBeFalse();
            await ShouldBeReadableAsync(database);
        }

        FilesHold(Secret).ShouldBeFalse();
        await using var again = Open(A);
        await ShouldBeReadableAsync(again);
    }

    [Fact]
    public async Task What_was_in_clear_text_is_sealed_and_then_sealed_anew_when_the_key_changes()
    {
        await using (var clear = Open(""))
        {
            await FillAsync(clear);
            FilesHold(Secret).ShouldBeTrue();
        }

        await using (var first = Open(A))
        {
            await RotateAsync(first, A);
            await ShouldBeReadableAsync(first);
            await first.Writer.RunAsync(_ => 0);
        }

        FilesHold(Secret).ShouldBeFalse("what was in clear text was overwritten");
        await using (var second = Open(B + " " + A))
        {
            await ShouldBeReadableAsync(second);
            await RotateAsync(second, B + " " + A);
            await ShouldBeReadableAsync(second);
        }

        await using var third = Open(B);
        await ShouldBeReadableAsync(third);
    }

    [Fact]
    public async Task Whose_a_row_is_cannot_be_found_by_trying_all_identifiers()
    {
        await using (var clear = Open(""))
            await AcceptAsync(clear, "1");
        await using (var first = Open(A))
        {
            await AcceptAsync(first, "2");
            await RotateAsync(first, A);
        }

        await using (var second = Open(B + " " + A))
        {
            await AcceptAsync(second, "3");
            await RotateAsync(second, B + " " + A);
        }

        await using (var third = Open(B))
            await AcceptAsync(third, "4");

        var keys = await PartitionKeysAsync();
        keys.Count.ShouldBe(4);
        keys.Distinct().ShouldHaveSingleItem("rows of one patient are kept in order all the time").Length.ShouldBe(64);
        FilesHold("order of a patient").ShouldBeFalse();
    }

    [Theory]
    [InlineData("", "needs the key 'a'")]
    [InlineData("other", "needs the key 'a'")]
    [InlineData("wrong", "'a' is not the one that the store was written with")]
    public async Task A_missing_or_wrong_key_is_told_at_start_and_nothing_is_touched(string keys, string expected)
    {
        await using (var database = Open(A))
            await FillAsync(database);

        var message = Should.Throw<StartException>(() => Open(keys switch { "other" => B, "wrong" => Key("a", 9), _ => keys })).Message;
        message.ShouldContain(expected);
        message.ShouldNotContain(A.Split('=', 2)[1]);

        await using var again = Open(A);
        await ShouldBeReadableAsync(again);
    }

    [Fact]
    public async Task A_row_that_was_changed_or_put_in_the_place_of_another_is_not_taken()
    {
        await using (var database = Open(A))
        {
            await FillAsync(database);
            await new SqliteSubmissionStore(database, TimeProvider.System).AcceptAsync(new NewSubmission("other", "client", "hash", "h", "p", "{}"u8.ToArray()), Cancel);
        }

        Sqlite.Execute(_folder.File("facade.db"), "UPDATE content SET body = (SELECT body FROM content WHERE sequence = 2) WHERE sequence = 1");
        await using var again = Open(A);
        await Should.ThrowAsync<Exception>(new SqliteSubmissionStore(again, TimeProvider.System).ContentAsync("a", Cancel));
        (await new SqliteSubmissionStore(again, TimeProvider.System).ContentAsync("other", Cancel)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("a=short")]
    [InlineData("=AAAA")]
    [InlineData("a b")]
    [InlineData("a/b=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("a=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= a=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void Keys_that_are_none_are_refused_without_repeating_them(string keys) =>
        Should.Throw<FormatException>(() => ContentKeys.Parse(keys)).Message.ShouldNotContain("AAAA");

    [Fact]
    public async Task The_files_are_for_their_owner_alone()
    {
        if (OperatingSystem.IsWindows())
            throw new NotSupportedException("Windows has other rights.");
        var folder = Path.Combine(_folder.Path, "new");
        await using var database = new SqliteDatabase(new StoreOptions { Path = Path.Combine(folder, "facade.db") });
        await FillAsync(database);

        File.GetUnixFileMode(folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var file in Directory.GetFiles(folder))
            (File.GetUnixFileMode(file) & (UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite)).ShouldBe(UnixFileMode.None, file);
        Directory.GetFiles(folder).Select(Path.GetFileName).ShouldContain("facade.db-wal");
    }

    [Fact]
    public async Task So_are_those_of_the_embedded_server()
    {
        if (OperatingSystem.IsWindows())
            throw new NotSupportedException("Windows has other rights.");
        await File.WriteAllBytesAsync(_folder.File("sandbox.db"), [], TestContext.Current.CancellationToken);
        File.SetUnixFileMode(_folder.File("sandbox.db"), (UnixFileMode)0b110_100_100);
        await using var facade = await RunningFacade.StartAsync(null, _folder);
        await facade.PostAsync("/fhir", Submissions.Breast);

        foreach (var file in Directory.GetFiles(_folder.Path, "sandbox.db*"))
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
    }

    [Fact]
    public async Task Rights_that_are_too_wide_are_narrowed()
    {
        if (OperatingSystem.IsWindows())
            throw new NotSupportedException("Windows has other rights.");
        await using (Open(""))
        {
        }

        File.SetUnixFileMode(_folder.File("facade.db"), (UnixFileMode)0b110_110_110);
        await using var again = Open("");
        File.GetUnixFileMode(_folder.File("facade.db")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public void Dispose() => _folder.Dispose();

    private SqliteDatabase Open(string keys) => new(new StoreOptions { Path = _folder.File("facade.db") }, ContentKeys.Parse(keys));

    private static Task<AcceptResult> AcceptAsync(SqliteDatabase database, string id) =>
        new SqliteSubmissionStore(database, TimeProvider.System).AcceptAsync(new NewSubmission(id, "client", "hash", "h", "order of a patient", Json()), Cancel);

    private async Task<List<string>> PartitionKeysAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={_folder.File("facade.db")};Pooling=False");
        return (await connection.QueryAsync<string>("SELECT partition_key FROM outbox")).AsList();
    }

    private static async Task FillAsync(SqliteDatabase database)
    {
        var store = new SqliteSubmissionStore(database, TimeProvider.System);
        var outbox = new SqliteOutbox(database, TimeProvider.System);
        var draft = new AuditDraft(DateTimeOffset.UnixEpoch, Encoding.UTF8.GetBytes($$"""{"resourceType":"AuditEvent","entity":[{"name":"{{Secret}}"}]}"""));
        await store.AcceptAsync(new NewSubmission("a", "client", "hash", "h", "p", Json(), Json()) { Audit = [draft] }, Cancel);
        await store.AcceptAsync(new Batch("batch", "client", "h", [new BatchEntry { Status = 422, Outcome = Json() }]), [], Cancel);
        await outbox.CompleteAsync((await outbox.ClaimAsync(1, TimeSpan.FromMinutes(1), Cancel)).Single(), Json(), Cancel);
    }

    private static async Task ShouldBeReadableAsync(SqliteDatabase database)
    {
        var store = new SqliteSubmissionStore(database, TimeProvider.System);
        var content = (await store.ContentAsync("a", Cancel))!;
        content.Body.ShouldBe(Json());
        content.Context.ShouldBe(Json());
        (await store.FindAsync("a", Cancel))!.Answer.ShouldBe(Json());
        (await store.FindBatchAsync("batch", Cancel))!.Entries.Single().Outcome.ShouldBe(Json());
        var check = new AuditChainCheck();
        check.Add((await new SqliteAuditStore(database).ToPassOnAsync(10, Cancel)).Single().Json).ShouldBeNull();
    }

    private static async Task RotateAsync(SqliteDatabase database, string keys)
    {
        using var rotation = new KeyRotation(database, ContentKeys.Parse(keys), TimeProvider.System, NullLogger<KeyRotation>.Instance);
        await rotation.StartAsync(Cancel);
        await rotation.ExecuteTask!;
    }

    private bool FilesHold(string text)
    {
        foreach (var file in Directory.GetFiles(_folder.Path).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            if (copy.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0)
                return true;
        }

        return false;
    }

    private static byte[] Json() => Encoding.UTF8.GetBytes($$"""{"resourceType":"Basic","id":"{{Secret}}"}""");

    private static string Key(string id, byte fill) => id + "=" + Convert.ToBase64String([.. Enumerable.Repeat(fill, 32)]);
}
