using System.Net;
using FhirCalc.EndToEnd.Tests.Support;
using FhirCalc.Sandbox;

namespace FhirCalc.EndToEnd.Tests.Cli;

/// <summary>The runbook for buried submissions, as docs/operations.md has it.</summary>
public sealed class SubmissionsCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fhircalc-submissions-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_buried_for_a_wrong_address_is_listed_with_its_reason_and_delivered_once_it_is_mended()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions(), cancel: Cancel);
        var store = ("Store:Path", Path.Combine(_folder.FullName, "facade.db"));
        var (first, second) = (new Submission(), new Submission());
        await using (var astray = await FacadeProcess.StartAsync(new Uri(sandbox.BaseUrl, "/elsewhere").ToString(), store))
        {
            foreach (var submission in (Submission[])[first, second])
                (await astray.Fhir.PostAsync("", submission.Json)).Status.ShouldNotBe(HttpStatusCode.OK);

            var buried = await RunAsync(astray, "list", "--state", "buried");
            buried.Output.Trim().Split('\n').Length.ShouldBe(2, buried.Output + buried.Errors);
            buried.Output.ShouldContain("The external server answered HTTP 404.");
            var id = buried.Output.Split(' ')[0];
            (await RunAsync(astray, "show", id)).Output.ShouldContain("externalStatus: 404");
            (await RunAsync(astray, "list", "--state", "delivered")).Output.ShouldBe("No submissions.\n");
        }

        await using var facade = await FacadeProcess.StartAsync(sandbox.BaseUrl.ToString(), store);
        var replayed = await RunAsync(facade, "replay", "--all");
        (replayed.ExitCode, replayed.Output.Split("sent again").Length).ShouldBe((0, 3), replayed.Output + replayed.Errors);
        using var server = new FhirEndpoint(sandbox.BaseUrl.ToString());
        await facade.DrainAsync(TimeSpan.FromSeconds(30));
        foreach (var submission in (Submission[])[first, second])
            (await submission.OnServerAsync(server)).ShouldBe(Submission.Once);
        (await RunAsync(facade, "replay", "--all")).Output.ShouldBe("Nothing is buried.\n");
    }

    [Fact]
    public async Task A_buried_submission_is_given_up_once_and_what_is_not_buried_stays()
    {
        await using var facade = await FacadeProcess.StartAsync("http://127.0.0.1:" + FreePort.Take() + "/fhir", ("Outbox:GiveUpAfter", "00:00:01"));
        await facade.Fhir.PostAsync("", new Submission().Json);
        var id = (await RunAsync(facade, "list", "--state", "buried")).Output.Split(' ')[0];

        (await RunAsync(facade, "discard", id)).ShouldBe(new CommandLine.Result(0, id + ": given up\n", ""));
        (await RunAsync(facade, "discard", id, "nobody")).ShouldBe(new CommandLine.Result(
            1, id + ": Only a buried submission can be replayed or discarded.\nnobody: No submission with this id is known.\n", ""));
    }

    [Theory]
    [InlineData("replay", "Name submissions, or --all")]
    [InlineData("list --url nowhere", "'nowhere' is no address")]
    [InlineData("list --url http://127.0.0.1:1", "No service answers at http://127.0.0.1:1/")]
    [InlineData("list --token-file /nowhere", "The token '/nowhere' cannot be read")]
    [InlineData("list --url http://fhircalc.example.org --token-file README.md", "for everybody on the way to read")]
    [InlineData("bury", "There is no command 'bury'. There are: list, show, replay, discard.")]
    public async Task Wrong_usage_is_told(string arguments, string told)
    {
        var run = await CommandLine.Run(null, ["submissions", .. arguments.Split(' ')]);

        (run.ExitCode, run.Output).ShouldBe((2, ""));
        run.Errors.ShouldContain(told);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static Task<CommandLine.Result> RunAsync(FacadeProcess facade, string verb, params string[] arguments) =>
        CommandLine.Run(null, ["submissions", verb, "--url", new Uri(facade.Fhir.BaseUrl).GetLeftPart(UriPartial.Authority), .. arguments]);
}
