using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace FhirCalc.Benchmarks.Soak;

/// <summary>
/// What a hospital sends on a quiet day, at a steady rate: submissions, repeats of them, reads and searches of what they led to,
/// and now and then something that is wrong. Every answer is looked at.
/// </summary>
internal sealed class SoakTraffic(SoakTarget target) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = target.Fhir, Timeout = TimeSpan.FromMinutes(1) };
    private readonly string _submission = Encoding.UTF8.GetString(Samples.Compact(Samples.Submission));
    private long _submitted;
    private long _requests;
    private long _late;

    public long Submitted => Interlocked.Read(ref _submitted);

    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>Submissions that were answered before they were delivered.</summary>
    public long Late => Interlocked.Read(ref _late);

    /// <summary>Milliseconds to the answer of a submission.</summary>
    public ConcurrentBag<double> Times { get; } = [];

    /// <summary>What was answered otherwise than it should be.</summary>
    public ConcurrentQueue<string> Wrong { get; } = [];

    /// <summary>One visit after the other begins, whatever becomes of those before, until the time is over.</summary>
    public async Task RunAsync(double perSecond, CancellationToken until)
    {
        var started = Stopwatch.GetTimestamp();
        var running = new List<Task>();
        for (var number = 1; !until.IsCancellationRequested; number++)
        {
            var visit = number;
            running.RemoveAll(task => task.IsCompleted);
            running.Add(Task.Run(() => VisitAsync(visit), CancellationToken.None));
            var due = TimeSpan.FromSeconds(number / perSecond) - Stopwatch.GetElapsedTime(started);
            if (due > TimeSpan.Zero)
                await Task.Delay(due, until).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(running);
    }

    /// <summary>Until nothing is left to deliver.</summary>
    public async Task DrainAsync()
    {
        var patience = Stopwatch.StartNew();
        while (await ListAsync("accepted") > 0 && patience.Elapsed < TimeSpan.FromMinutes(1))
            await Task.Delay(100);
    }

    /// <summary>How many submissions are in this state, a thousand at most.</summary>
    public async Task<int> ListAsync(string state)
    {
        using var list = JsonDocument.Parse(await _http.GetStringAsync(new Uri(target.Fhir, $"/admin/submissions?state={state}&limit=1000")));
        return list.RootElement.GetArrayLength();
    }

    public void Dispose() => _http.Dispose();

    private async Task VisitAsync(int number)
    {
        try
        {
            var text = _submission.Replace("SYN-1001", FormattableString.Invariant($"SYN-S{number}"), StringComparison.Ordinal)
                .Replace("MG-2026-0511-17", FormattableString.Invariant($"MG-S{number}"), StringComparison.Ordinal);
            var started = Stopwatch.GetTimestamp();
            var first = await SubmitAsync(number, text, HttpStatusCode.OK);
            Times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            Interlocked.Increment(ref _submitted);
            if (number % 3 == 0 && await SubmitAsync(number, text, HttpStatusCode.OK) != first)
                Wrong.Enqueue($"submission {number} was repeated and answered otherwise");
            if (number % 10 == 0)
                await SubmitAsync(-number, text.Replace("\"final\"", "\"finished\"", StringComparison.Ordinal), HttpStatusCode.UnprocessableEntity);
            if (number % 50 == 0)
                await GetAsync("metadata");

            var patient = first.Split("\"location\":\"")[1].Split("/_history")[0];
            await GetAsync(patient);
            if (!(await GetAsync($"RiskAssessment?subject={patient}")).Contains("\"total\":2", StringComparison.Ordinal))
                Wrong.Enqueue($"submission {number} has not led to one assessment for each breast");
        }
#pragma warning disable CA1031 // Whatever it is, the soak goes on and tells it.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            Wrong.Enqueue($"submission {number}: {problem.Message}");
        }
    }

    private async Task<string> SubmitAsync(int number, string text, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "") { Content = new StringContent(text, Encoding.UTF8, new MediaTypeHeaderValue("application/fhir+json")) };
        request.Headers.Add("Idempotency-Key", FormattableString.Invariant($"soak-{number}"));
        using var response = await _http.SendAsync(request);
        return response.StatusCode == HttpStatusCode.Accepted && expected == HttpStatusCode.OK
            ? await DeliveredAsync(response.Content.Headers.ContentLocation!)
            : await ReadAsync(response, expected);
    }

    /// <summary>On a machine that is busy with other things the delivery may take longer than the service lets a client wait.</summary>
    private async Task<string> DeliveredAsync(Uri state)
    {
        Interlocked.Increment(ref _late);
        var patience = Stopwatch.StartNew();
        while (true)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500));
            using var response = await _http.GetAsync(state);
            if (response.StatusCode != HttpStatusCode.Accepted || patience.Elapsed > TimeSpan.FromMinutes(1))
                return await ReadAsync(response, HttpStatusCode.OK);
        }
    }

    private async Task<string> GetAsync(string address)
    {
        using var response = await _http.GetAsync(address);
        return await ReadAsync(response, HttpStatusCode.OK);
    }

    private async Task<string> ReadAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        Interlocked.Increment(ref _requests);
        if (response.StatusCode != expected)
            Wrong.Enqueue($"{response.RequestMessage!.Method}: {(int)response.StatusCode} instead of {(int)expected}");
        return await response.Content.ReadAsStringAsync();
    }
}
