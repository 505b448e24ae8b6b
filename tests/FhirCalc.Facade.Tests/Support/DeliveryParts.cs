using FhirCalc.Facade.Upstream;
using Microsoft.Extensions.Logging.Abstractions;

namespace FhirCalc.Facade.Tests.Support;

/// <summary>The delivery side put together over a fake server.</summary>
internal sealed class DeliveryParts : IDisposable
{
    private readonly HttpMessageInvoker _http;
    private readonly SharedResources _shared;

    public DeliveryParts(FakeServer server, UpstreamOptions? options = null, TimeProvider? clock = null)
    {
        options ??= new UpstreamOptions { RetryDelay = TimeSpan.FromMilliseconds(1), AttemptTimeout = TimeSpan.FromMilliseconds(200) };
        clock ??= TimeProvider.System;
        _http = new HttpMessageInvoker(server);
        var address = new UpstreamAddress();
        address.Set(FakeServer.Base, embedded: false);
        Client = new UpstreamClient(_http, address, new UpstreamPipelines(options, clock), options, clock);
        Capabilities = new CapabilityCache(Client, options, clock, NullLogger<CapabilityCache>.Instance);
        var doubles = new DoubleCheck(Client, NullLogger<DoubleCheck>.Instance);
        var habits = new ServerHabits(options, clock);
        var diagnosis = new RefusalDiagnosis(Client, habits, NullLogger<RefusalDiagnosis>.Instance);
        var sequence = new SequentialDelivery(Client, doubles, diagnosis, habits);
        _shared = new SharedResources(Client, sequence, doubles);
        Delivery = new UpstreamDelivery(
            Capabilities, habits, _shared, new ExistingEntries(Client, address), new TransactionDelivery(Client, address, habits),
            sequence, diagnosis, new VersionCheck(Client), doubles, new TriedFormsMemory());
    }

    public UpstreamClient Client { get; }

    public CapabilityCache Capabilities { get; }

    public UpstreamDelivery Delivery { get; }

    /// <summary>A patient, an observation about it and a report of both.</summary>
    public static byte[] Body { get; } = DeliveryBundle.Write("11111111-1111-5111-8111-111111111111",
    [
        Entry("DiagnosticReport", "r", """{"resourceType":"DiagnosticReport","id":"r","subject":{"reference":"urn:uuid:p"},"result":[{"reference":"urn:uuid:o"}]}"""),
        Entry("Observation", "o", """{"resourceType":"Observation","id":"o","identifier":[{"value":"theirs"}],"valueQuantity":{"value":1.00},"subject":{"reference":"urn:uuid:p"}}"""),
        Entry("Patient", "p", """{"resourceType":"Patient","id":"p"}"""),
    ]);

    public static string[] Types { get; } = ["DiagnosticReport", "Observation", "Patient"];

    public static string TransactionResponse(params string[] entries) =>
        $$"""{"resourceType":"Bundle","type":"transaction-response","entry":[{{string.Join(',', entries)}}]}""";

    public static string Created(string location) => $$$"""{"response":{"status":"201 Created","location":"{{{location}}}","etag":"W/\"1\""}}""";

    public Task<DeliveryResult> DeliverAsync(int attempt = 1, byte[]? body = null) =>
        Delivery.DeliverAsync("11111111-1111-5111-8111-111111111111", body ?? Body, attempt, TestContext.Current.CancellationToken);

    public void Dispose()
    {
        _http.Dispose();
        Capabilities.Dispose();
        _shared.Dispose();
    }

    public static DeliveryEntry Entry(string type, string id, string json) =>
        new(EntryVerb.Create, type, id, DeliveryEntry.UrnOf(id), System.Text.Encoding.UTF8.GetBytes(json));
}
