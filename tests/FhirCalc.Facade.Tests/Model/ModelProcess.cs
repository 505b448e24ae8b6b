using FhirCalc.Facade.Intake;
using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Tests.Support;
using FhirCalc.Facade.Upstream;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FhirCalc.Facade.Tests.Model;

/// <summary>One life of the service on a file: put together as in the product, driven step by step, without sockets.</summary>
internal sealed class ModelProcess : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public ModelProcess(string folder, FakeServer server, TimeProvider clock, Life life)
    {
        var settings = FacadeSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Store:Path"] = Path.Combine(folder, "facade.db"),
            ["Store:MinFreeBytes"] = "0",
            ["Upstream:BaseUrl"] = FakeServer.Base,
            ["Upstream:RetryDelay"] = "00:00:00.001",
            ["Upstream:Retries"] = "1",
            ["Upstream:BreakAfter"] = "1000",
            ["Outbox:Workers"] = "1", // so that a seed always does the same
            ["Outbox:GiveUpAfter"] = "365.00:00:00",
            ["Context:Enabled"] = "false",
        }).Build());
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(clock).AddSingleton(new HttpMessageInvoker(server, disposeHandler: false));
        services.AddFacade(settings);
        services.AddSingleton(ModelEngine.Definitions).AddSingleton(ModelEngine.Validator).AddSingleton(ModelEngine.Assessor);
        services.AddSingleton<SqliteSubmissionStore>().AddSingleton<SqliteOutbox>();
        services.AddSingleton(provider => new MortalStore(provider.GetRequiredService<SqliteSubmissionStore>(), provider.GetRequiredService<SqliteOutbox>(), life));
        services.AddSingleton<ISubmissionStore>(provider => provider.GetRequiredService<MortalStore>());
        services.AddSingleton<IOutbox>(provider => provider.GetRequiredService<MortalStore>());
        _services = services.BuildServiceProvider();
        _services.GetRequiredService<UpstreamAddress>().Set(FakeServer.Base, embedded: false);
        Worker = _services.GetServices<IHostedService>().OfType<OutboxWorker>().Single();
        Intake = _services.GetRequiredService<SubmissionIntake>();
        Store = _services.GetRequiredService<SqliteSubmissionStore>();
        Outbox = _services.GetRequiredService<IOutbox>();
    }

    public SubmissionIntake Intake { get; }

    public OutboxWorker Worker { get; }

    /// <summary>What is on the disk, whatever became of the process.</summary>
    public ISubmissionStore Store { get; }

    public IOutbox Outbox { get; }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
