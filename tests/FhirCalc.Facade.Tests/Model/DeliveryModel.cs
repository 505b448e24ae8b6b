using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Tests.Support;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Tests.Model;

/// <summary>
/// One run: a server with its oddities and faults, a service that dies and comes back, and clients that submit, repeat and
/// give up. What the clients were told is remembered, and compared with what is there in the end.
/// </summary>
internal sealed class DeliveryModel : IAsyncDisposable
{
    private const int Submissions = 6;
    private const int Steps = 30;

    private static readonly string[] Types = ["Observation", "Condition", "ImagingStudy", "Specimen", "DiagnosticReport"];

    private static readonly Quirks[] Servers =
    [
        new(), new(), new() { RefusesNewIds = 400 }, new() { RefusesTransactions = 422 }, new() { RefusesTransactions = 405, RefusesNewIds = 405 },
        new() { IgnoresConditions = true, RefusesNewIds = 400 }, new() { IgnoresConditions = true, RefusesTransactions = 501, RefusesNewIds = 400 },
        new() { KeepsGoodEntries = true }, new() { KeepsGoodEntries = true, RefusesNewIds = 422 }, new() { Statement = "" }, new() { StatusInWords = true, IgnoresSearch = true },
    ];

    private readonly Random _random;
    private readonly ManualClock _clock = new();
    private readonly MemoryServer _server;
    private readonly FakeServer _handler;
    private readonly string _folder = Directory.CreateTempSubdirectory("fhircalc-model-").FullName;
    private readonly Dictionary<int, string> _acknowledged = [];
    private readonly Dictionary<int, string> _answers = [];
    private readonly HashSet<int> _poisoned = [];
    private Life _life;
    private ModelProcess _process;
    private double _faults;

    public DeliveryModel(int seed)
    {
        _random = new Random(seed);
        _server = new MemoryServer(Servers[_random.Next(Servers.Length)]) { Before = Before, After = After };
        _handler = _server.Handler();
        (_life, _process) = Start();
    }

    public int Deaths { get; private set; }

    public string Server => _server.ToString();

    public async Task RunAsync()
    {
        for (var step = 0; step < Steps; step++)
        {
            _faults = _random.Next(3) == 0 ? 0.3 : 0.05;
            _life.Risk = 0.01;
            await StepAsync();
            if (_life.IsOver)
                await RiseAsync();
        }

        await SettleAsync();
    }

    /// <summary>Everything that is wrong in the end; empty when the promise was kept.</summary>
    public async Task<List<string>> BrokenPromisesAsync()
    {
        var broken = new List<string>();
        for (var number = 0; number < Submissions; number++)
        {
            var id = _acknowledged.GetValueOrDefault(number);
            var state = id is null ? null : await _process.Store.FindAsync(id, CancellationToken.None);
            if (id is not null && state is null)
                broken.Add($"{number}: acknowledged and forgotten");
            if (state?.State == SubmissionState.Accepted)
                broken.Add($"{number}: never ended ({state.Reason})");
            if (state is { State: SubmissionState.Buried, Reason: not { Length: > 0 } })
                broken.Add($"{number}: buried without a reason");
            foreach (var type in Types)
            {
                var there = _server.All(type).Where(resource => IsOf(resource, number)).ToList();
                var doubled = there.GroupBy(Mark, StringComparer.Ordinal).Any(group => group.Count() > 1);
                if (doubled || (state?.State == SubmissionState.Delivered && there.Count != ModelSubmission.Count(type)))
                    broken.Add($"{number}: {there.Count} of {type}, {state?.State.ToString() ?? "not acknowledged"}");
            }

            if (state?.State == SubmissionState.Delivered)
                broken.AddRange(BrokenReferences(number));
        }

        foreach (var patients in _server.All("Patient").GroupBy(Mark, StringComparer.Ordinal).Where(group => group.Count() > 1))
            broken.Add($"{patients.Count()} of one patient");
        return broken;
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _handler.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StepAsync()
    {
        try
        {
            switch (_random.Next(10))
            {
                case < 4:
                    await SubmitAsync(_random.Next(Submissions));
                    break;
                case < 8:
                    await _process.Worker.DeliverDueAsync(CancellationToken.None);
                    break;
                case 8:
                    _clock.Advance(TimeSpan.FromSeconds(_random.Next(600)));
                    break;
                default:
                    if (_random.Next(2) == 0)
                        await ReplayAsync();
                    else if (!_poisoned.Remove(_random.Next(Submissions)))
                        _poisoned.Add(_random.Next(Submissions));
                    break;
            }
        }
        catch (ProcessDiedException)
        {
            // The client hears nothing, and may come again.
        }
    }

    private async Task SubmitAsync(int number)
    {
        var bundle = ResourceJson.Parse(Encoding.UTF8.GetBytes(ModelSubmission.Json(number)));
        var result = await _process.Intake.SubmitAsync(bundle, "client", null, wait: false, CancellationToken.None);
        var submission = result.Submission.ShouldNotBeNull(string.Join('\n', result.Outcome.Issues.Select(issue => issue.Message)));
        if (_acknowledged.TryGetValue(number, out var before))
            submission.Id.ShouldBe(before, "a repeat is the same submission");
        _acknowledged[number] = submission.Id;
        if (submission.State != SubmissionState.Delivered)
            return;
        var answer = Encoding.UTF8.GetString(submission.Answer!);
        answer.ShouldBe(_answers.GetValueOrDefault(number, answer), "a repeat gets the first answer");
        _answers[number] = answer;
    }

    private async Task ReplayAsync()
    {
        foreach (var buried in await _process.Store.ListAsync(SubmissionState.Buried, 10, CancellationToken.None))
            await _process.Outbox.ReplayAsync(buried.Id, CancellationToken.None);
    }

    /// <summary>All faults end, the service lives, and what was set aside is sent again half of the time.</summary>
    private async Task SettleAsync()
    {
        (_faults, _life.Risk) = (0, 0);
        if (_random.Next(2) == 0)
        {
            _poisoned.Clear();
            await ReplayAsync();
        }

        for (var round = 0; round < 200 && (await _process.Store.ListAsync(SubmissionState.Accepted, 1, CancellationToken.None)).Count > 0; round++)
        {
            _clock.Advance(TimeSpan.FromMinutes(10));
            await _process.Worker.DeliverDueAsync(CancellationToken.None);
        }
    }

    private HttpResponseMessage? Before(SentRequest request)
    {
        Live();
        if (_poisoned.Any(number => request.Method is "POST" or "PUT" && request.Body.Contains(ModelSubmission.Tag(number), StringComparison.Ordinal)))
            return FakeServer.Json(HttpStatusCode.UnprocessableEntity, """{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"business-rule"}]}""");
        return _random.NextDouble() >= _faults ? null : _random.Next(5) switch
        {
            0 => throw new HttpRequestException("refused"),
            1 => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable),
            2 => new HttpResponseMessage(HttpStatusCode.TooManyRequests),
            3 => FakeServer.Json("<html>Please sign in</html>"),
            _ => new HttpResponseMessage(HttpStatusCode.InternalServerError),
        };
    }

    private HttpResponseMessage? After(SentRequest request)
    {
        Live();
        return _random.NextDouble() >= _faults ? null : _random.Next(4) switch
        {
            0 => throw new HttpRequestException("lost"),
            1 => new HttpResponseMessage(HttpStatusCode.GatewayTimeout),
            2 => FakeServer.Json("<html>Welcome</html>"),
            _ => new HttpResponseMessage(HttpStatusCode.InternalServerError),
        };
    }

    // A dead process sends nothing, and hears nothing.
    private void Live()
    {
        try
        {
            _life.Moment();
        }
        catch (ProcessDiedException)
        {
            throw new HttpRequestException("dead");
        }
    }

    private async Task RiseAsync()
    {
        Deaths++;
        await _process.DisposeAsync();
        (_life, _process) = Start();
    }

    private (Life, ModelProcess) Start()
    {
        var life = new Life(_random);
        return (life, new ModelProcess(_folder, _handler, _clock, life));
    }

    private IEnumerable<string> BrokenReferences(int number)
    {
        var names = Types.Append("Patient").SelectMany(type => _server.All(type).Select(resource => $"{type}/{(string)resource["id"]!}")).ToHashSet(StringComparer.Ordinal);
        if (_server.All("DiagnosticReport").Where(resource => IsOf(resource, number)).ToList() is not [var report])
            yield break; // told already
        var findings = report["result"]!.AsArray().Select(one => (string)one!["reference"]!).ToHashSet(StringComparer.Ordinal);
        foreach (var broken in report["result"]!.AsArray().Append(report["subject"]).Select(one => (string)one!["reference"]!).Where(one => !names.Contains(one)))
            yield return $"{number}: the report refers to {broken}, which is not there";
        var assessments = _server.All("RiskAssessment").Where(one => one["basis"]?.AsArray().Any(basis => findings.Contains((string?)basis!["reference"] ?? "")) == true).ToList();
        if (assessments.Count != assessments.Select(one => one["code"]?.ToJsonString() + one["prediction"]?.ToJsonString()).Distinct().Count())
            yield return $"{number}: a result is there twice";
        if (assessments.Count == 0)
            yield return $"{number}: no result";
    }

    private static bool IsOf(JsonObject resource, int number) => resource.ToJsonString().Contains(ModelSubmission.Tag(number), StringComparison.Ordinal);

    private static string Mark(JsonObject resource) =>
        resource["identifier"]!.AsArray().Select(one => (string)one!["value"]!).First(value => !value.StartsWith("urn:uuid:", StringComparison.Ordinal));
}
