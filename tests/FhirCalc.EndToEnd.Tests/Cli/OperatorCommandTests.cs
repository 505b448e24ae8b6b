using System.Net;
using FhirCalc.EndToEnd.Tests.Support;

namespace FhirCalc.EndToEnd.Tests.Cli;

public sealed class OperatorCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fhircalc-operator-");

    private string LogFile => Path.Combine(_folder.FullName, "audit.ndjson");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The external server is down when the backup is made, and the store is lost after that: what was accepted is delivered all the same.</summary>
    [Fact]
    public async Task What_was_accepted_survives_the_loss_of_the_store_by_a_backup_made_while_the_service_runs()
    {
        var submission = new Submission();
        var backup = Path.Combine(_folder.FullName, "backup.db");
        await using var server = await FacadeProcess.StartAsync();
        await using (var before = await FacadeProcess.StartAsync($"http://127.0.0.1:{FreePort.Take()}/fhir", ("Intake:WaitForDelivery", "00:00:00")))
        {
            (await before.Fhir.PostAsync("", submission.Json)).Status.ShouldBe(HttpStatusCode.Accepted);
            var made = await CommandLine.Run(null, "backup", before.Store, backup);
            made.ExitCode.ShouldBe(0, made.Errors);
            made.Output.ShouldContain("1 submissions, 1 of them to be delivered");
            await before.KillAsync();
        }

        await using var after = await FacadeProcess.StartAsync(server.EmbeddedSandbox, ("Store:Path", backup));
        await after.Fhir.GetUntilAsync(submission.PatientSearch, answer => answer.Entries.Count == 1, TimeSpan.FromSeconds(30));
        (await CommandLine.Run(null, "backup", after.Store, backup)).ExitCode.ShouldBe(2, "a file that exists is not overwritten");
    }

    [Fact]
    public async Task The_audit_log_is_verified_in_the_store_and_in_the_file_and_tampering_is_placed()
    {
        await using var facade = await FacadeProcess.StartAsync(null, ("Audit:To", "File"), ("Audit:File", LogFile), ("Audit:Interval", "00:00:00.100"));
        (await facade.Fhir.PostAsync("", new Submission().Json)).Status.ShouldBe(HttpStatusCode.OK);
        await facade.Fhir.GetAsync("Patient?name=x");
        await facade.Fhir.GetAsync("Patient/nobody");
        for (var left = 100; left > 0 && (!File.Exists(LogFile) || (await File.ReadAllLinesAsync(LogFile, Cancel)).Length < 3); left--)
            await Task.Delay(100, Cancel);

        var store = await CommandLine.Run(null, "audit", "verify", facade.Store);
        var file = await CommandLine.Run(null, "audit", "verify", LogFile);
        (store.ExitCode, file.ExitCode).ShouldBe((0, 0), store.Output + store.Errors + file.Output + file.Errors);
        store.Output.ShouldContain("events 1 to 3");
        file.Output.ShouldBe(store.Output);

        var head = file.Output.Trim().Split(' ')[^1];
        var lines = await File.ReadAllLinesAsync(LogFile, Cancel);
        await File.WriteAllLinesAsync(LogFile, lines[..2], Cancel);
        (await CommandLine.Run(null, "audit", "verify", LogFile)).ExitCode.ShouldBe(0, "that the end is missing shows only to who knows it");
        var cut = await CommandLine.Run(null, "audit", "verify", LogFile, "--expect", head);
        (cut.ExitCode, cut.Output).ShouldSatisfyAllConditions(run => run.ExitCode.ShouldBe(1), run => run.Output.ShouldStartWith("BROKEN: event 3"));

        await File.WriteAllLinesAsync(LogFile, [lines[0], lines[1].Replace("127.0.0.1", "127.0.0.2", StringComparison.Ordinal), lines[2]], Cancel);
        var changed = await CommandLine.Run(null, "audit", "verify", LogFile);
        changed.ExitCode.ShouldBe(1);
        changed.Output.ShouldContain("event 2 was changed");

        // A file may be begun anew by who rotates it; the store begins with event 1, or tells why not.
        await File.WriteAllLinesAsync(LogFile, lines[1..], Cancel);
        var rotated = await CommandLine.Run(null, "audit", "verify", LogFile);
        (rotated.ExitCode, rotated.Output).ShouldSatisfyAllConditions(run => run.ExitCode.ShouldBe(0), run => run.Output.ShouldContain("Those before are not here"));
        await using (var beside = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={facade.Store};Pooling=False"))
        {
            await beside.OpenAsync(Cancel);
            await using var take = beside.CreateCommand();
            take.CommandText = "DELETE FROM audit WHERE sequence = 1";
            await take.ExecuteNonQueryAsync(Cancel);
        }

        var taken = await CommandLine.Run(null, "audit", "verify", facade.Store);
        (taken.ExitCode, taken.Output).ShouldSatisfyAllConditions(run => run.ExitCode.ShouldBe(1), run => run.Output.ShouldStartWith("BROKEN: the log begins with event 2"));

        (await CommandLine.Run(null, "audit", "verify", Path.Combine(_folder.FullName, "none"))).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task Where_events_were_removed_when_their_time_had_come_the_log_is_verified_from_there()
    {
        await using var facade = await FacadeProcess.StartAsync(null, ("Audit:Keep", "00:00:00.500"));
        await facade.Fhir.GetAsync("Patient?name=x");
        var run = await CommandLine.Run(null, "audit", "verify", facade.Store);
        for (var left = 60; left > 0 && !run.Output.Contains("removed when their time had come", StringComparison.Ordinal); left--)
        {
            await Task.Delay(200, Cancel);
            run = await CommandLine.Run(null, "audit", "verify", facade.Store);
        }

        (run.ExitCode, run.Output).ShouldSatisfyAllConditions(told => told.ExitCode.ShouldBe(0), told => told.Output.ShouldContain("removed when their time had come"));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
