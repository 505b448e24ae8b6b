using System.Net;
using FhirCalc.Facade.Tests.Support;
using FhirCalc.Facade.Upstream;

namespace FhirCalc.Facade.Tests.Upstream;

public sealed class SharedResourceTests
{
    private static readonly byte[] Body = DeliveryBundle.Write("11111111-1111-5111-8111-111111111111",
    [
        DeliveryParts.Entry("Provenance", "v", """{"resourceType":"Provenance","id":"v","agent":[{"who":{"reference":"urn:uuid:d"}}]}"""),
        DeliveryParts.Entry("Device", "d", """{"resourceType":"Device","id":"d"}""") with { Verb = EntryVerb.CreateOnce },
    ]);

    [Fact]
    public async Task A_shared_resource_is_put_there_once_before_the_transactions_that_name_it()
    {
        var there = false;
        var server = new FakeServer(request => request switch
        {
            { Path: "/metadata" } => FakeServer.Json(FakeServer.Capabilities(true, "Provenance", "Device")),
            { Method: "GET" } => there ? FakeServer.Json("""{"resourceType":"Device"}""") : new HttpResponseMessage(HttpStatusCode.NotFound),
            { Method: "PUT" } => Created(ref there),
            _ => FakeServer.Json(DeliveryParts.TransactionResponse(DeliveryParts.Created("Provenance/v"))),
        });
        using var parts = new DeliveryParts(server);

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => parts.Delivery.DeliverAsync("x", Body, 1, TestContext.Current.CancellationToken)));

        results.ShouldAllBe(result => result.Class == DeliveryClass.Delivered);
        server.Sent.Count(request => request.Method == "PUT").ShouldBe(1);
        var transactions = server.Sent.Where(request => request.Path == "").ToList();
        transactions.Count.ShouldBe(8);
        transactions.ShouldAllBe(request => request.Body.Contains("Device/d") && !request.Body.Contains("\"resourceType\":\"Device\""));
        results.ShouldAllBe(result => System.Text.Encoding.UTF8.GetString(result.Response!).Contains("\"location\":\"Device/d"));
    }

    [Fact]
    public async Task Nothing_else_is_sent_while_the_shared_resource_cannot_be_put_there()
    {
        var server = new FakeServer(request => request.Path == "/metadata"
            ? FakeServer.Json(FakeServer.Capabilities(true, "Provenance", "Device"))
            : new HttpResponseMessage(HttpStatusCode.ServiceUnavailable));
        using var parts = new DeliveryParts(server);

        (await parts.Delivery.DeliverAsync("x", Body, 1, TestContext.Current.CancellationToken)).Class.ShouldBe(DeliveryClass.Transient);
        server.Sent.ShouldNotContain(request => request.Path == "");
    }

    private static HttpResponseMessage Created(ref bool there)
    {
        there = true;
        return FakeServer.Json(HttpStatusCode.Created, "");
    }
}
