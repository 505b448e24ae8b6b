using FhirCalc.Sandbox.Interactions;
using FhirCalc.Sandbox.Storage;

namespace FhirCalc.Sandbox;

/// <summary>
/// A small FHIR R4 server on SQLite: lossless, transactional, without validation beyond JSON. It is the external server of
/// a first run and of tests. Hosted by <see cref="SandboxEndpoints.MapSandbox"/> or by <see cref="SandboxHost"/>.
/// </summary>
public sealed class SandboxServer : IDisposable
{
    private readonly SandboxDatabase _database;
    private readonly DateTimeOffset _started;

    private SandboxServer(SandboxOptions options)
    {
        Options = options;
        _database = new SandboxDatabase(options.DatabasePath);
        _started = options.Clock.GetUtcNow();
    }

    internal SandboxOptions Options { get; }

    /// <summary>Opens the store, making it when missing.</summary>
    public static SandboxServer Create(SandboxOptions? options = null) => new(options ?? new SandboxOptions());

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();

    internal Task<SandboxReply> AnswerAsync(SandboxRequest request, CancellationToken cancel) => request.Interaction switch
    {
        Interaction.Capabilities => Task.FromResult(new SandboxReply(200) { Body = CapabilityStatement.ToUtf8(request.BaseUrl, _started) }),
        Interaction.Bundle => BundleAsync(request, cancel),
        Interaction.Create => WriteAsync(resources => resources.Create(request), cancel),
        Interaction.Update => WriteAsync(resources => resources.Update(request), cancel),
        Interaction.ConditionalUpdate => WriteAsync(resources => resources.Update(resources.Resolve(request)), cancel),
        Interaction.Delete => WriteAsync(resources => resources.Delete(request), cancel),
        Interaction.SearchType => _database.ReadAsync(session => Lists(session).Search(request), cancel),
        Interaction.HistoryInstance => _database.ReadAsync(session => Lists(session).History(request), cancel),
        Interaction.VRead => _database.ReadAsync(session => Resources(session).VRead(request), cancel),
        _ => _database.ReadAsync(session => Resources(session).Read(request), cancel),
    };

    private async Task<SandboxReply> BundleAsync(SandboxRequest request, CancellationToken cancel)
    {
        if (request.Body is not { ResourceType: "Bundle" } bundle)
            throw Refusal.BadBundle("Only a Bundle of type transaction or batch can be posted to the base.");
        return bundle.Root["type"].GetString() switch
        {
            "transaction" => await _database.WriteAsync(session => new Transaction(Store(session), Options).Run(request), cancel),
            "batch" => await BatchAsync(request, cancel),
            _ => throw Refusal.BadBundle("The Bundle must be of type transaction or batch.", "Bundle.type"),
        };
    }

    /// <summary>Every entry for itself: its own database transaction, its own answer.</summary>
    private async Task<SandboxReply> BatchAsync(SandboxRequest outer, CancellationToken cancel)
    {
        using var answer = new BundleWriter("batch-response", outer.BaseUrl);
        var nodes = new List<Fhir.Json.Node>();
        foreach (var node in outer.Body!.Root["entry"].Children)
            nodes.Add(node);
        for (var index = 0; index < nodes.Count; index++)
        {
            try
            {
                var entry = BundleEntry.Read(nodes[index], index, outer);
                answer.Response(await AnswerAsync(entry.Request, cancel), BundleReplies.ShowsResource(entry.Request));
            }
            catch (Refusal refusal)
            {
                answer.Response(new SandboxReply(refusal.Status), withResource: false, refusal.ToOperationOutcome());
            }
        }

        return new SandboxReply(200) { Body = answer.ToUtf8() };
    }

    private Task<SandboxReply> WriteAsync(Func<ResourceInteractions, SandboxReply> work, CancellationToken cancel) =>
        _database.WriteAsync(session => work(Resources(session)), cancel);

    private ResourceStore Store(Session session) => new(session, Options.Clock);

    private ResourceInteractions Resources(Session session) => new(Store(session), Options);

    private ListInteractions Lists(Session session) => new(Store(session), Options);
}
