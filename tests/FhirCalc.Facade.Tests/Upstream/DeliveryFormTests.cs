using System.Net;
using System.Text;
using FhirCalc.Facade.Tests.Support;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Tests.Upstream;

public sealed class DeliveryFormTests
{
    [Fact]
    public async Task One_transaction_of_PUT_entries_where_the_server_lets_us_choose_ids()
    {
        var server = new FakeServer(request => FakeServer.Json(request.Path == "/metadata"
            ? FakeServer.Capabilities(true, DeliveryParts.Types)
            : DeliveryParts.TransactionResponse(
                DeliveryParts.Created(FakeServer.Base + "/DiagnosticReport/r/_history/1"), DeliveryParts.Created("Observation/o/_history/1"), DeliveryParts.Created("Patient/p"))));
        using var parts = new DeliveryParts(server);

        var result = await parts.DeliverAsync();

        var sent = server.Sent.ShouldHaveSingleItem();
        (sent.Method, sent.Path).ShouldBe(("POST", ""));
        var bundle = ResourceJson.Parse(Encoding.UTF8.GetBytes(sent.Body));
        var report = Items(bundle.Root["entry"])[0];
        report["fullUrl"].GetString().ShouldBe(FakeServer.Base + "/DiagnosticReport/r");
        report["request"].RawText.ShouldBe("""{"method":"PUT","url":"DiagnosticReport/r"}""");
        report["resource"].RawText.ShouldBe(
            """{"resourceType":"DiagnosticReport","id":"r","subject":{"reference":"Patient/p"},"result":[{"reference":"Observation/o"}]}""");
        Items(bundle.Root["entry"])[1]["resource"].RawText.ShouldContain("1.00", Case.Sensitive, "numbers keep their letters");
        Encoding.UTF8.GetString(result.Response!).ShouldContain("\"location\":\"DiagnosticReport/r/_history/1\"");
    }

    [Fact]
    public async Task Conditional_creates_with_a_mark_of_ours_where_the_server_gives_the_ids()
    {
        var server = new FakeServer(request => FakeServer.Json(request switch
        {
            { Path: "/metadata" } => FakeServer.Capabilities(true),
            { Path: "" } => DeliveryParts.TransactionResponse(
                DeliveryParts.Created("DiagnosticReport/1"), DeliveryParts.Created("Observation/2"), DeliveryParts.Created("Patient/3")),
            _ => """{"resourceType":"Bundle","type":"searchset"}""",
        }));
        using var parts = new DeliveryParts(server);

        (await parts.DeliverAsync()).Class.ShouldBe(DeliveryClass.Delivered);

        var entries = Items(ResourceJson.Parse(Encoding.UTF8.GetBytes(server.Sent.First().Body)).Root["entry"]);
        entries[1]["request"].RawText.ShouldBe("""{"method":"POST","url":"Observation","ifNoneExist":"identifier=urn%3Aietf%3Arfc%3A3986%7Curn%3Auuid%3Ao"}""");
        entries[1]["resource"]["identifier"].RawText.ShouldBe("""[{"system":"urn:ietf:rfc:3986","value":"urn:uuid:o"},{"value":"theirs"}]""");
        entries[1]["resource"]["subject"]["reference"].GetString().ShouldBe("urn:uuid:p", "the server resolves it inside the transaction");
        entries[1]["fullUrl"].GetString().ShouldBe("urn:uuid:o");
    }

    [Fact]
    public async Task Doubles_of_ours_are_deleted_and_those_of_others_never()
    {
        const string Found = """
            {"resourceType":"Bundle","type":"searchset","entry":[
             {"resource":{"resourceType":"Observation","id":"2","identifier":[{"system":"urn:ietf:rfc:3986","value":"urn:uuid:o"}]}},
             {"resource":{"resourceType":"Observation","id":"7","identifier":[{"system":"urn:ietf:rfc:3986","value":"urn:uuid:o"}]}},
             {"resource":{"resourceType":"Observation","id":"8","identifier":[{"value":"somebody else's"}]}}]}
            """;
        var server = new FakeServer(request => FakeServer.Json(request switch
        {
            { Path: "/metadata" } => FakeServer.Capabilities(true),
            { Path: "" } => DeliveryParts.TransactionResponse(
                DeliveryParts.Created("DiagnosticReport/1"), DeliveryParts.Created("Observation/2"), DeliveryParts.Created("Patient/3")),
            { Method: "GET", Path: ['/', 'O', ..] } => Found,
            _ => """{"resourceType":"Bundle","type":"searchset"}""",
        }));
        using var parts = new DeliveryParts(server);

        (await parts.DeliverAsync()).Class.ShouldBe(DeliveryClass.Delivered);

        server.Sent.Where(request => request.Method == "DELETE").Select(request => request.Path).ShouldBe(["/Observation/7"]);
    }

    [Fact]
    public async Task Single_requests_in_the_order_of_references_where_there_are_no_transactions()
    {
        var server = new FakeServer(request =>
        {
            if (request.Path == "/metadata")
                return FakeServer.Json(FakeServer.Capabilities(false));
            if (request.Method == "GET")
                return FakeServer.Json("""{"resourceType":"Bundle","type":"searchset"}""");
            var response = FakeServer.Json(HttpStatusCode.Created, "");
            response.Headers.Location = new Uri($"{FakeServer.Base}{request.Path}/new{request.Path.Length}/_history/1");
            return response;
        });
        using var parts = new DeliveryParts(server);

        var result = await parts.DeliverAsync();

        result.Class.ShouldBe(DeliveryClass.Delivered);
        var sent = server.Sent.Where(request => request.Method == "POST").ToList();
        sent.Select(request => request.Path).ShouldBe(["/Patient", "/Observation", "/DiagnosticReport"]);
        sent.ShouldAllBe(request => request.Headers.ContainsKey("If-None-Exist"));
        sent[2].Body.ShouldContain("\"subject\":{\"reference\":\"Patient/new8\"},\"result\":[{\"reference\":\"Observation/new12\"}]");
        var statuses = Items(ResourceJson.Parse(result.Response!).Root["entry"]).Select(entry => entry["response"]["location"].GetString());
        statuses.ShouldBe(["DiagnosticReport/new17/_history/1", "Observation/new12/_history/1", "Patient/new8/_history/1"], "answers stand in the order of the submission");
    }

    [Fact]
    public async Task Single_requests_stop_at_the_first_rejection()
    {
        var server = new FakeServer(request => request switch
        {
            { Path: "/metadata" } => FakeServer.Json(FakeServer.Capabilities(false, DeliveryParts.Types)),
            { Path: "/Observation/o" } => new HttpResponseMessage(HttpStatusCode.UnprocessableEntity),
            _ => FakeServer.Json(HttpStatusCode.Created, ""),
        });
        using var parts = new DeliveryParts(server);

        (await parts.DeliverAsync()).Class.ShouldBe(DeliveryClass.Rejected);
        server.Sent.Where(request => request.Method == "PUT").Select(request => request.Path).ShouldBe(["/Patient/p", "/Observation/o"]);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "")]
    [InlineData(HttpStatusCode.OK, "<html/>")]
    [InlineData(HttpStatusCode.OK, """{"resourceType":"CapabilityStatement"}""")]
    public async Task A_server_without_a_usable_CapabilityStatement_is_trusted_with_nothing(HttpStatusCode status, string statement)
    {
        var server = new FakeServer(_ => FakeServer.Json(status, statement));
        using var parts = new DeliveryParts(server);

        var (capabilities, failure) = await parts.Capabilities.GetAsync(TestContext.Current.CancellationToken);

        failure.ShouldBeNull();
        (capabilities!.Transaction, capabilities.UpdateCreates("Patient")).ShouldBe((false, false));
    }

    [Fact]
    public async Task Nothing_is_sent_before_the_server_has_said_what_it_can_do()
    {
        var server = new FakeServer(_ => new HttpResponseMessage(HttpStatusCode.BadGateway));
        using var parts = new DeliveryParts(server);

        (await parts.DeliverAsync()).Class.ShouldBe(DeliveryClass.Transient);
        server.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_CapabilityStatement_is_asked_for_once_while_it_is_fresh_and_an_old_one_serves_while_the_server_fails()
    {
        var clock = new ManualClock();
        var works = true;
        var server = new FakeServer(_ => works ? FakeServer.Json(FakeServer.Capabilities(true)) : new HttpResponseMessage(HttpStatusCode.BadGateway));
        using var parts = new DeliveryParts(server, new UpstreamOptions { Retries = 0 }, clock);
        for (var at = 0; at < 3; at++)
            (await parts.Capabilities.GetAsync(TestContext.Current.CancellationToken)).Capabilities!.Transaction.ShouldBeTrue();
        server.Requests.Count.ShouldBe(1);

        works = false;
        clock.Advance(TimeSpan.FromHours(1));
        (await parts.Capabilities.GetAsync(TestContext.Current.CancellationToken)).Capabilities!.Transaction.ShouldBeTrue();
        server.Requests.Count.ShouldBe(2);
    }

    private static List<Node> Items(Node array)
    {
        var items = new List<Node>();
        foreach (var item in array.Children)
            items.Add(item);
        return items;
    }
}
