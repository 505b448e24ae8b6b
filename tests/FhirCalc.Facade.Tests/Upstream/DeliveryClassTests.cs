using System.Net;
using FhirCalc.Facade.Tests.Support;
using FhirCalc.Facade.Upstream;

namespace FhirCalc.Facade.Tests.Upstream;

public sealed class DeliveryClassTests
{
    private static string Good { get; } = DeliveryParts.TransactionResponse(
        DeliveryParts.Created("DiagnosticReport/r/_history/1"), DeliveryParts.Created("Observation/o/_history/1"), DeliveryParts.Created("Patient/p/_history/1"));

    [Theory]
    [InlineData(200, 0)]
    [InlineData(201, 0)]
    [InlineData(408, 1)]
    [InlineData(429, 1)]
    [InlineData(500, 1)]
    [InlineData(503, 1)]
    [InlineData(504, 1)]
    [InlineData(301, 2)]
    [InlineData(400, 2)]
    [InlineData(401, 2)]
    [InlineData(404, 2)]
    [InlineData(409, 2)]
    [InlineData(412, 2)]
    [InlineData(422, 2)]
    public void Every_status_has_one_class(int status, int expected) => DeliveryClasses.Of(status).ShouldBe((DeliveryClass)expected);

    [Fact]
    public async Task A_server_that_recovers_gets_it_within_one_delivery()
    {
        var calls = 0;
        var result = await DeliverAsync(_ => ++calls == 1 ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) : FakeServer.Json(Good));

        result.Class.ShouldBe(DeliveryClass.Delivered);
        calls.ShouldBe(2);
    }

    [Fact]
    public async Task A_long_Retry_After_goes_back_to_the_outbox_at_once()
    {
        var calls = 0;
        var result = await DeliverAsync(_ =>
        {
            calls++;
            var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
            response.Headers.Add("Retry-After", "120");
            return response;
        });

        (result.Class, result.RetryAfter, calls).ShouldBe((DeliveryClass.Transient, TimeSpan.FromSeconds(120), 1));
    }

    [Fact]
    public async Task A_broken_connection_is_transient()
    {
        var result = await DeliverAsync(_ => throw new HttpRequestException("reset"));

        (result.Class, result.Status).ShouldBe((DeliveryClass.Transient, 0));
    }

    [Fact]
    public async Task A_server_that_hangs_is_cut_off_and_transient()
    {
        var result = await DeliverAsync(_ =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.OK);
            response.Headers.Add("X-Hang", "yes");
            return response;
        });

        result.Class.ShouldBe(DeliveryClass.Transient);
        result.Reason.ShouldContain("in time");
    }

    [Fact]
    public async Task A_rejection_keeps_the_words_of_the_server()
    {
        const string Outcome = """{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"value","diagnostics":"no such code"}]}""";
        var result = await DeliverAsync(_ => FakeServer.Json(HttpStatusCode.UnprocessableEntity, Outcome));

        (result.Class, result.Status).ShouldBe((DeliveryClass.Rejected, 422));
        System.Text.Encoding.UTF8.GetString(result.OperationOutcome!).ShouldBe(Outcome);
    }

    [Fact]
    public async Task An_error_page_that_is_no_FHIR_is_not_taken_for_the_words_of_the_server()
    {
        var result = await DeliverAsync(_ => new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent("<html>no</html>") });

        result.Class.ShouldBe(DeliveryClass.Rejected);
        result.OperationOutcome.ShouldBeNull();
    }

    [Theory]
    [InlineData("<html>signed in?</html>")]
    [InlineData("")]
    [InlineData("""{"resourceType":"Bundle","type":"transaction-response","entry":[]}""")]
    [InlineData("""{"resourceType":"Bundle","type":"transaction-response","entry":[{},{},{}]}""")]
    [InlineData("""{"resourceType":"OperationOutcome","issue":[]}""")]
    public async Task A_success_that_cannot_be_read_is_sent_again(string body)
    {
        (await DeliverAsync(_ => FakeServer.Json(body))).Class.ShouldBe(DeliveryClass.Transient);
    }

    [Theory]
    [InlineData("412 Precondition Failed", 2)]
    [InlineData("422", 2)]
    [InlineData("503 Service Unavailable", 1)]
    public async Task A_failure_inside_a_transaction_that_answers_200_is_noticed(string status, int expected)
    {
        var failed = "{\"response\":{\"status\":\"" + status + "\"" + ""","outcome":{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"conflict"}]}}}""";
        var result = await DeliverAsync(_ => FakeServer.Json(DeliveryParts.TransactionResponse(
            DeliveryParts.Created("DiagnosticReport/r"), failed, DeliveryParts.Created("Patient/p"))));

        result.Class.ShouldBe((DeliveryClass)expected);
        result.OperationOutcome.ShouldNotBeNull();
        result.Reason.ShouldContain("entry 1");
    }

    [Fact]
    public async Task A_status_in_words_is_understood()
    {
        var words = Good.Replace("201 Created", "Created", StringComparison.Ordinal);
        (await DeliverAsync(_ => FakeServer.Json(words))).Class.ShouldBe(DeliveryClass.Delivered);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        var server = new FakeServer(request => request.Path == "/metadata" ? FakeServer.Json(FakeServer.Capabilities(true, DeliveryParts.Types)) : Redirect());
        using var parts = new DeliveryParts(server);

        (await parts.DeliverAsync()).Class.ShouldBe(DeliveryClass.Rejected);
        server.Sent.Count().ShouldBe(1);
    }

    [Fact]
    public async Task After_many_failures_nothing_is_sent_for_a_moment()
    {
        var server = new FakeServer(request => request.Path == "/metadata"
            ? FakeServer.Json(FakeServer.Capabilities(true, DeliveryParts.Types))
            : new HttpResponseMessage(HttpStatusCode.ServiceUnavailable));
        using var parts = new DeliveryParts(server, new UpstreamOptions { Retries = 0, BreakAfter = 4 });
        for (var at = 0; at < 10; at++)
            (await parts.DeliverAsync()).Class.ShouldBe(DeliveryClass.Transient);

        server.Sent.Count().ShouldBeLessThan(8);
        (await parts.DeliverAsync()).Reason.ShouldContain("repeatedly");
    }

    private static HttpResponseMessage Redirect()
    {
        var response = new HttpResponseMessage(HttpStatusCode.TemporaryRedirect);
        response.Headers.Location = new Uri("http://elsewhere.example/");
        return response;
    }

    private static async Task<DeliveryResult> DeliverAsync(Func<SentRequest, HttpResponseMessage> transaction)
    {
        var server = new FakeServer(request => request.Path == "/metadata" ? FakeServer.Json(FakeServer.Capabilities(true, DeliveryParts.Types)) : transaction(request));
        using var parts = new DeliveryParts(server);
        return await parts.DeliverAsync();
    }
}
