using System.Globalization;
using System.Net;
using FhirCalc.Sandbox;

namespace FhirCalc.Facade.Tests.Sandbox;

public sealed class SandboxConcurrencyTests : IDisposable
{
    private const int Clients = 64;
    private readonly string _folder = Directory.CreateTempSubdirectory("fhircalc-sandbox-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_64_clients_that_conditionally_create_the_same_one_creates(bool inMemory)
    {
        await using var sandbox = await StartAsync(inMemory);

        var answers = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => sandbox.SendAsync(
            "POST", "Observation", """{"resourceType":"Observation","identifier":[{"system":"s","value":"1"}]}""", ("If-None-Exist", "identifier=s|1"))));

        answers.Count(answer => answer.Status == HttpStatusCode.Created).ShouldBe(1);
        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(Clients - 1);
        answers.Select(answer => answer.Id).Distinct().Count().ShouldBe(1);
        (await sandbox.TotalAsync("Observation")).ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_64_clients_that_update_the_same_version_one_wins_while_others_read(bool inMemory)
    {
        await using var sandbox = await StartAsync(inMemory);
        await sandbox.SendAsync("PUT", "Patient/p", """{"resourceType":"Patient","id":"p"}""");

        var updates = Enumerable.Range(0, Clients).Select(i => sandbox.SendAsync(
            "PUT", "Patient/p", $$"""{"resourceType":"Patient","id":"p","language":"{{i.ToString(CultureInfo.InvariantCulture)}}"}""", ("If-Match", "W/\"1\"")));
        var reads = Enumerable.Range(0, Clients).Select(_ => sandbox.GetAsync("Patient?_id=p"));
        var answers = await Task.WhenAll(updates.Concat(reads));

        answers.Take(Clients).Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Take(Clients).Count(answer => answer.Status == HttpStatusCode.PreconditionFailed).ShouldBe(Clients - 1);
        answers.Skip(Clients).ShouldAllBe(answer => answer.Json.GetProperty("total").GetInt32() == 1);
    }

    [Fact]
    public async Task What_was_stored_is_there_after_a_restart()
    {
        await using (var before = await StartAsync(inMemory: false))
            await before.SendAsync("PUT", "Observation/o", """{"resourceType":"Observation","id":"o","code":{"coding":[{"code":"x"}]}}""");

        await using var after = await StartAsync(inMemory: false);

        (await after.GetAsync("Observation/o")).ETag.ShouldBe("W/\"1\"");
        (await after.TotalAsync("Observation?code=x")).ShouldBe(1);
    }

    [Fact]
    public async Task A_file_of_another_version_is_refused_at_the_start()
    {
        var path = Path.Combine(_folder, "sandbox.db");
        await using (var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=False"))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = other.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var refusal = await Should.ThrowAsync<InvalidOperationException>(() => StartAsync(inMemory: false));

        refusal.Message.ShouldContain("another version");
    }

    private Task<SandboxFixture> StartAsync(bool inMemory) =>
        SandboxFixture.StartAsync(new SandboxOptions { DatabasePath = inMemory ? SandboxOptions.InMemory : Path.Combine(_folder, "sandbox.db") });
}
