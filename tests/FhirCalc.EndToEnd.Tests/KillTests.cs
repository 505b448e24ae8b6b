using System.Collections.Concurrent;
using System.Net;
using FhirCalc.EndToEnd.Tests.Support;
using FhirCalc.Sandbox;

namespace FhirCalc.EndToEnd.Tests;

/// <summary>The process is killed (SIGKILL) at random moments while submissions are posted, and started again.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Submissions = 200;
    private const int Clients = 8;
    private const int Kills = 8;

    private int _postsBegun;

    /// <summary>Two rounds, or thirteen (more than a hundred kills) in the long mode; each round has its own seed for its moments.</summary>
    public static TheoryData<int> Rounds { get; } = [.. Enumerable.Range(1, Built.LongMode ? 13 : 2)];

    [Theory]
    [MemberData(nameof(Rounds))]
    public async Task Every_acknowledged_submission_is_on_the_external_server_exactly_once(int seed)
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions(), cancel: TestContext.Current.CancellationToken);
        await using var facade = await FacadeProcess.StartAsync(sandbox.BaseUrl.ToString());
        var random = new Random(seed);
        var open = new ConcurrentQueue<Submission>(Enumerable.Range(0, Submissions).Select(_ => new Submission()));
        var all = open.ToList();
        var acknowledged = new ConcurrentDictionary<Submission, HttpStatusCode>();
        var running = new AsyncGate();

        // 1. Clients post; one that gets no answer sends the same again, as clients do, or gives up.
        var clients = Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            var choice = new Random(seed * 1000 + client);
            while (open.TryDequeue(out var submission))
            {
                // Every other one is acknowledged before it is delivered.
                var headers = choice.Next(2) == 0 ? Array.Empty<(string, string)>() : [("Prefer", "respond-async")];
                while (!await TryPostAsync(facade, running, submission, headers, acknowledged) && choice.Next(4) > 0)
                {
                }
            }
        })).ToArray();

        // 2. Meanwhile the process dies again and again, each time a little after some post has begun.
        foreach (var moment in Enumerable.Range(0, Kills).Select(_ => random.Next(Submissions)).Order().ToList())
        {
            while (Volatile.Read(ref _postsBegun) < moment && !Array.TrueForAll(clients, client => client.IsCompleted))
                await Task.Delay(1, TestContext.Current.CancellationToken);
            await Task.Delay(random.Next(100), TestContext.Current.CancellationToken);
            running.Close();
            await facade.KillAsync();
            await facade.StartAgainAsync();
            running.Open();
        }

        await Task.WhenAll(clients);

        // 3. What was acknowledged is there once; what was not is there once or not at all.
        await facade.DrainAsync(TimeSpan.FromSeconds(60));
        output.WriteLine($"seed {seed}: {Kills} kills, {acknowledged.Count} of {Submissions} acknowledged ({acknowledged.Count(one => one.Value == HttpStatusCode.Accepted)} of them with 202)");
        using var external = new FhirEndpoint(sandbox.BaseUrl.ToString());
        var wrong = new List<string>();
        foreach (var submission in all)
        {
            var found = await submission.OnServerAsync(external);
            if (found != Submission.Once && (found != Submission.Nothing || acknowledged.ContainsKey(submission)))
                wrong.Add($"{submission.Number} {(acknowledged.TryGetValue(submission, out var status) ? status : "not acknowledged")}: {found}");
        }

        wrong.ShouldBeEmpty();
        acknowledged.Count.ShouldBeGreaterThan(Submissions / 2);
        (await facade.SubmissionsAsync("buried")).ShouldBeEmpty();
    }

    private async Task<bool> TryPostAsync(FacadeProcess facade, AsyncGate running, Submission submission, (string, string)[] headers, ConcurrentDictionary<Submission, HttpStatusCode> acknowledged)
    {
        await running.PassAsync();
        Interlocked.Increment(ref _postsBegun);
        try
        {
            var answer = await facade.Fhir.PostAsync("", submission.Json, headers);
            answer.Status.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Accepted);
            acknowledged[submission] = answer.Status;
            return true;
        }
        catch (Exception problem) when (problem is HttpRequestException or ObjectDisposedException or TaskCanceledException)
        {
            return false;
        }
    }
}
