using System.Net;
using FhirCalc.Facade.Tests.Support;
using FhirCalc.Facade.Upstream;

namespace FhirCalc.Facade.Tests.Upstream;

/// <summary>External servers differ. Whatever they do, what is delivered is there once.</summary>
public sealed class OddServerTests
{
    private static string WithIfNoneExist { get; } = "identifier=urn:mrn|7";

    public static TheoryData<string> Oddities { get; } =
    [
        "an ordinary server", "update-as-create refused with 400", "update-as-create refused with 405", "update-as-create refused with 404",
        "transactions refused with 422", "transactions refused with 400", "transactions refused with 405", "transactions refused with 501", "transactions refused with 413",
        "no transactions and no update-as-create", "statuses in words", "conditional create ignored", "no location told", "no location told and no ids of ours",
        "search parameters ignored", "no CapabilityStatement", "a CapabilityStatement that is a page", "error pages for people", "a base that redirects",
    ];

    private static Quirks Of(string oddity) => oddity switch
    {
        "an ordinary server" => new Quirks(),
        "update-as-create refused with 400" => new Quirks { RefusesNewIds = 400 },
        "update-as-create refused with 404" => new Quirks { RefusesNewIds = 404 },
        "update-as-create refused with 405" => new Quirks { RefusesNewIds = 405 },
        "transactions refused with 400" => new Quirks { RefusesTransactions = 400 },
        "transactions refused with 405" => new Quirks { RefusesTransactions = 405 },
        "transactions refused with 413" => new Quirks { RefusesTransactions = 413 },
        "transactions refused with 422" => new Quirks { RefusesTransactions = 422 },
        "transactions refused with 501" => new Quirks { RefusesTransactions = 501 },
        "no transactions and no update-as-create" => new Quirks { RefusesTransactions = 422, RefusesNewIds = 400 },
        "statuses in words" => new Quirks { StatusInWords = true },
        "conditional create ignored" => new Quirks { IgnoresConditions = true, RefusesNewIds = 400 },
        "no location told" => new Quirks { TellsNoLocation = true, RefusesTransactions = 422 },
        "no location told and no ids of ours" => new Quirks { TellsNoLocation = true, RefusesTransactions = 422, RefusesNewIds = 422 },
        "search parameters ignored" => new Quirks { IgnoresSearch = true, RefusesNewIds = 400 },
        "no CapabilityStatement" => new Quirks { Statement = "" },
        "a CapabilityStatement that is a page" => new Quirks { Statement = "<html>Welcome</html>" },
        "error pages for people" => new Quirks { HtmlErrors = true, RefusesTransactions = 422, RefusesNewIds = 400 },
        _ => new Quirks { RedirectsBase = true },
    };

    [Theory]
    [MemberData(nameof(Oddities))]
    public async Task What_is_delivered_is_there_once_with_its_references_also_when_it_is_delivered_again(string oddity)
    {
        var server = new MemoryServer(Of(oddity));
        using var handler = server.Handler();
        using var parts = new DeliveryParts(handler);

        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var result = await parts.DeliverAsync(attempt);
            result.Class.ShouldBe(DeliveryClass.Delivered, result.Reason);
            ShouldBeThereOnce(server);
        }
    }

    [Theory]
    [MemberData(nameof(Oddities))]
    public async Task An_answer_that_was_lost_leaves_no_double(string oddity)
    {
        var server = new MemoryServer(Of(oddity));
        var lost = 0;
        server.After = request => request.Method is "POST" or "PUT" && ++lost <= 2 ? throw new HttpRequestException("lost") : null;
        using var handler = server.Handler();
        using var parts = new DeliveryParts(handler, new UpstreamOptions { Retries = 0, BreakAfter = 1000 });

        var attempts = 1;
        while ((await parts.DeliverAsync(attempts)).Class != DeliveryClass.Delivered)
            (++attempts).ShouldBeLessThan(10);

        ShouldBeThereOnce(server);
    }

    [Theory]
    [MemberData(nameof(Oddities))]
    public async Task A_content_error_is_rejected_and_not_sent_around(string oddity)
    {
        var server = new MemoryServer(Of(oddity))
        {
            Before = request => request.Method is "POST" or "PUT" && request.Body.Contains("\"Observation\"", StringComparison.Ordinal)
                ? FakeServer.Json(HttpStatusCode.UnprocessableEntity, """{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"code-invalid"}]}""")
                : null,
        };
        using var handler = server.Handler();
        using var parts = new DeliveryParts(handler);

        var result = await parts.DeliverAsync();

        (result.Class, result.Status).ShouldBe((DeliveryClass.Rejected, 422));
        server.All("Observation").ShouldBeEmpty();
        server.All("DiagnosticReport").ShouldBeEmpty("it refers to what was refused");
    }

    [Fact]
    public async Task What_a_server_has_shown_is_remembered()
    {
        var server = new MemoryServer(new Quirks { RefusesTransactions = 422 });
        using var handler = server.Handler();
        using var parts = new DeliveryParts(handler);
        await parts.DeliverAsync();
        var before = handler.Sent.Count(request => request.Path is "");

        await parts.DeliverAsync();

        before.ShouldBe(2, "the transaction and the question whether it takes any");
        handler.Sent.Count(request => request.Path is "").ShouldBe(before);
    }

    [Fact]
    public async Task A_refusal_of_unclear_content_by_a_server_that_takes_transactions_and_ids_is_a_rejection()
    {
        var server = new MemoryServer();
        using var handler = server.Handler();
        using var parts = new DeliveryParts(handler);
        await parts.DeliverAsync();
        server.Before = request => request.Path.Length == 0 ? FakeServer.Json(HttpStatusCode.BadRequest, "{}") : null;
        var before = handler.Sent.Count();

        (await parts.DeliverAsync()).Class.ShouldBe(DeliveryClass.Rejected);
        handler.Sent.Count().ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_failing_transaction_that_keeps_its_good_entries_is_told_of_and_a_replay_leaves_one_of_each()
    {
        var server = new MemoryServer(new Quirks { KeepsGoodEntries = true });
        server.Put("""{"resourceType":"Patient","id":"theirs","name":[{"text":"somebody else's change"}]}""");
        var body = Body("""{"resourceType":"Patient","id":"theirs"}""", EntryVerb.Update, ifMatch: "W/\"7\"");
        using var handler = server.Handler();
        using var parts = new DeliveryParts(handler);

        var result = await parts.DeliverAsync(body: body);
        (result.Class, result.Status).ShouldBe((DeliveryClass.Rejected, 412));
        server.All("Observation").Count.ShouldBe(1, "the server kept it");

        var again = await parts.DeliverAsync(attempt: 2, body: Body("""{"resourceType":"Patient","id":"theirs"}""", EntryVerb.Update, ifMatch: "W/\"1\""));
        again.Class.ShouldBe(DeliveryClass.Delivered, again.Reason);
        (server.All("Patient").Count, server.All("Observation").Count, server.All("DiagnosticReport").Count).ShouldBe((1, 1, 1));
    }

    [Theory]
    [InlineData(412, true)]
    [InlineData(412, false)]
    [InlineData(409, true)]
    [InlineData(500, true)]
    [InlineData(500, false)]
    public async Task A_stale_If_Match_is_a_rejection_whatever_status_the_server_gives_it(int status, bool transactions)
    {
        var server = new MemoryServer(new Quirks { StaleVersion = status, RefusesTransactions = transactions ? null : 405 });
        server.Put("""{"resourceType":"Patient","id":"theirs"}""");
        server.Put("""{"resourceType":"Patient","id":"theirs","active":false}""");
        using var handler = server.Handler();
        using var parts = new DeliveryParts(handler);

        var result = await parts.DeliverAsync(body: Body("""{"resourceType":"Patient","id":"theirs","active":true}""", EntryVerb.Update, ifMatch: "W/\"1\""));

        (result.Class, result.Status).ShouldBe((DeliveryClass.Rejected, 412), result.Reason);
        ((bool)server.All("Patient").Single()["active"]!).ShouldBeFalse();
    }

    [Theory]
    [InlineData(412, true)]
    [InlineData(412, false)]
    [InlineData(500, true)]
    public async Task An_update_with_If_Match_whose_answer_was_lost_is_known_again(int status, bool transactions)
    {
        var server = new MemoryServer(new Quirks { StaleVersion = status, RefusesTransactions = transactions ? null : 405 });
        server.Put("""{"resourceType":"Patient","id":"theirs"}""");
        var lost = false;
        server.After = request => request.Body.Contains("theirs", StringComparison.Ordinal) && !lost && (lost = true) ? throw new HttpRequestException("lost") : null;
        using var handler = server.Handler();
        using var parts = new DeliveryParts(handler, new UpstreamOptions { Retries = 0, RetryDelay = TimeSpan.FromMilliseconds(1) });
        var body = Body("""{"resourceType":"Patient","id":"theirs","active":true}""", EntryVerb.Update, ifMatch: "W/\"1\"");

        (await parts.DeliverAsync(1, body)).Class.ShouldBe(DeliveryClass.Transient);
        var result = await parts.DeliverAsync(2, body);

        result.Class.ShouldBe(DeliveryClass.Delivered, result.Reason);
        ((string)server.All("Patient").Single()["meta"]!["versionId"]!).ShouldBe("2", "it was written once");
        System.Text.Encoding.UTF8.GetString(result.Response!).ShouldContain("Patient/theirs/_history/2");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_patient_that_the_client_names_by_condition_is_not_made_anew_by_a_server_that_ignores_conditions(bool transactions)
    {
        var server = new MemoryServer(new Quirks { IgnoresConditions = true, RefusesTransactions = transactions ? null : 422 });
        server.Put("""{"resourceType":"Patient","id":"theirs","identifier":[{"system":"urn:mrn","value":"7"}]}""");
        using var handler = server.Handler();
        using var parts = new DeliveryParts(handler);

        var result = await parts.DeliverAsync(body: Body("""{"resourceType":"Patient"}""", EntryVerb.ConditionalCreate));

        result.Class.ShouldBe(DeliveryClass.Delivered, result.Reason);
        server.All("Patient").Count.ShouldBe(1);
        ((string)server.All("Observation").Single()["subject"]!["reference"]!).ShouldBe("Patient/theirs");
    }

    [Fact]
    public async Task A_double_that_the_server_does_not_let_go_is_told_of()
    {
        var server = new MemoryServer(new Quirks { RefusesNewIds = 400 });
        server.Before = request => request.Method == "DELETE" ? new HttpResponseMessage(HttpStatusCode.MethodNotAllowed) : null;
        server.After = request =>
        {
            // Somebody makes a copy at the very moment.
            if (request.Path.Length == 0 && server.All("Observation") is [var one])
            {
                one["id"] = "copy";
                server.Put(one.ToJsonString());
            }

            return null;
        };
        using var handler = server.Handler();
        using var parts = new DeliveryParts(handler);

        var result = await parts.DeliverAsync();

        result.Class.ShouldBe(DeliveryClass.Delivered);
        System.Text.Encoding.UTF8.GetString(result.Response!).ShouldContain("second copy, Observation/copy");
    }

    [Theory]
    [InlineData("RateLimit", "limit=100, remaining=0, reset=30", 30)]
    [InlineData("RateLimit", "\"default\";r=0;t=45", 45)]
    [InlineData("RateLimit", "\"second\";r=0;t=1, \"day\";r=0;t=600", 600)]
    [InlineData("RateLimit-Reset", "20", 20)]
    [InlineData("X-RateLimit-Reset", "1772366460", 60)]
    [InlineData("RateLimit", "nonsense", null)]
    public async Task The_reset_of_a_rate_limit_counts_where_there_is_no_Retry_After(string header, string value, int? seconds)
    {
        var server = new MemoryServer
        {
            Before = request =>
            {
                if (request.Path == "/metadata")
                    return null;
                var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
                answer.Headers.TryAddWithoutValidation(header, value);
                return answer;
            },
        };
        using var handler = server.Handler();
        using var parts = new DeliveryParts(handler, new UpstreamOptions { Retries = 0, MaxInlineWait = TimeSpan.Zero }, new ManualClock());

        var result = await parts.DeliverAsync();

        (result.Class, result.RetryAfter).ShouldBe((DeliveryClass.Transient, seconds is { } wait ? TimeSpan.FromSeconds(wait) : null));
    }

    [Theory]
    [InlineData("http://elsewhere.example/fhir/")]
    [InlineData("http://external.example:8081/fhir/")]
    [InlineData("http://external.example/fhirevil/")]
    [InlineData("http://external.example/fhir/../admin")]
    [InlineData("https://external.example/fhir/")]
    public async Task A_redirect_that_leads_out_of_the_FHIR_base_is_not_followed(string target)
    {
        var server = new MemoryServer
        {
            Before = request =>
            {
                if (request.Path == "/metadata")
                    return null;
                var answer = new HttpResponseMessage(HttpStatusCode.TemporaryRedirect);
                answer.Headers.Location = new Uri(target);
                return answer;
            },
        };
        using var handler = server.Handler();
        using var parts = new DeliveryParts(handler);

        (await parts.DeliverAsync()).Class.ShouldBe(DeliveryClass.Rejected);
        handler.Sent.Count().ShouldBe(1);
    }

    private static void ShouldBeThereOnce(MemoryServer server)
    {
        var patient = server.All("Patient").ShouldHaveSingleItem();
        var observation = server.All("Observation").ShouldHaveSingleItem();
        var report = server.All("DiagnosticReport").ShouldHaveSingleItem();
        ((string)observation["subject"]!["reference"]!).ShouldBe("Patient/" + (string)patient["id"]!);
        ((string)report["result"]![0]!["reference"]!).ShouldBe("Observation/" + (string)observation["id"]!);
    }

    private static byte[] Body(string patient, EntryVerb verb, string? ifMatch = null) => DeliveryBundle.Write("11111111-1111-5111-8111-111111111111",
    [
        DeliveryParts.Entry("DiagnosticReport", "r", """{"resourceType":"DiagnosticReport","id":"r","result":[{"reference":"urn:uuid:o"}]}"""),
        DeliveryParts.Entry("Observation", "o", """{"resourceType":"Observation","id":"o","subject":{"reference":"urn:uuid:theirs"}}"""),
        DeliveryParts.Entry("Patient", "theirs", patient) with { Verb = verb, IfMatch = ifMatch, IfNoneExist = verb == EntryVerb.ConditionalCreate ? WithIfNoneExist : null },
    ]);
}
