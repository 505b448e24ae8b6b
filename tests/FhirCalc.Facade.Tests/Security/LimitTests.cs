using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using FhirCalc.Facade.Security;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Security;

/// <summary>A service with tight limits, in front of a server that never answers for <c>slow</c>.</summary>
public sealed class TightFacade : IAsyncLifetime
{
    internal TestIssuer Issuer { get; private set; } = null!;

    internal FakeServer Server { get; private set; } = null!;

    internal RunningFacade Facade { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Issuer = await TestIssuer.StartAsync();
        Server = new FakeServer(request =>
        {
            var answer = FakeServer.Json("""{"resourceType":"Patient","id":"1"}""");
            if (request.Path.Contains("slow", StringComparison.Ordinal))
                answer.Headers.Add("X-Hang", "yes");
            return answer;
        });
        Facade = await RunningFacade.StartAsync(Server, null,
        [
            .. Issuer.Settings,
            "--Limits:ConcurrentRequests", "2", "--Limits:RequestTime", "00:00:03", "--Intake:WaitForDelivery", "00:00:01", "--Upstream:AttemptTimeout", "00:00:20",
            "--Limits:HeadersTime", "00:00:01", "--Limits:BodyGrace", "00:00:01.100", "--Limits:StringBytes", "4096", "--Limits:HeaderBytes", "16384",
        ]);
    }

    public async ValueTask DisposeAsync()
    {
        await Facade.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}

public sealed class LimitTests(TightFacade tight) : IClassFixture<TightFacade>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_with_too_many_open_requests_is_told_to_wait_and_others_are_not_and_no_request_lasts_for_ever()
    {
        var slow = new[] { GetAsync("/fhir/Patient/slow", "greedy"), GetAsync("/fhir/Patient/slow", "greedy") };
        while (tight.Server.Requests.Count(request => request.Path.Contains("slow")) < 2)
            await Task.Delay(10, Cancel);

        var refused = await GetAsync("/fhir/Patient/1", "greedy");
        (refused.Status, refused.Issues.Single()).ShouldBe((HttpStatusCode.TooManyRequests, "FC1063"));
        refused.Message.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
        (await GetAsync("/fhir/Patient/1", "modest")).Status.ShouldBe(HttpStatusCode.OK);

        foreach (var answer in await Task.WhenAll(slow))
            (answer.Status, answer.Issues.Single()).ShouldBe((HttpStatusCode.ServiceUnavailable, "FC1064"));
        (await GetAsync("/fhir/Patient/1", "greedy")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_head_that_comes_in_drops_is_cut_off() =>
        (await RawAsync("POST /fhir HTTP/1.1\r\nHost: localhost\r\nX-Slow: a")).ShouldContain("408");

    [Fact]
    public async Task A_body_that_comes_in_drops_is_refused()
    {
        var answer = await RawAsync($"POST /fhir HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {tight.Issuer.Token()}\r\nContent-Type: application/fhir+json\r\nContent-Length: 100000\r\n\r\n{{");
        answer.ShouldStartWith("HTTP/1.1 408");
        answer.ShouldContain("FC1065");
    }

    [Theory]
    [InlineData("FFFFFFFFFFFFFFFF\r\n")]
    [InlineData("-1\r\n{")]
    [InlineData("1\r\n{}0\r\n\r\n")]
    public async Task A_body_in_chunks_that_are_none_is_malformed(string body)
    {
        var answer = await RawAsync($"POST /fhir/$validate HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {tight.Issuer.Token()}\r\nContent-Type: application/fhir+json\r\nTransfer-Encoding: chunked\r\n\r\n{body}");
        answer.ShouldStartWith("HTTP/1.1 400");
        answer.ShouldContain("FC0002");
    }

    [Fact]
    public async Task A_head_that_is_too_long_is_refused() =>
        (await RawAsync("GET /fhir/metadata HTTP/1.1\r\nHost: localhost\r\nX-Long: " + new string('a', 20_000) + "\r\n\r\n")).ShouldStartWith("HTTP/1.1 431");

    [Theory]
    [InlineData("gzip", 300_000_000)]
    [InlineData("br", 300_000_000)]
    [InlineData("deflate", 300_000_000)]
    [InlineData("gzip", 10_000_000)] // below what the platform would stop by itself
    public async Task A_decompression_bomb_is_refused_when_it_grows_beyond_the_limit(string encoding, int size)
    {
        var bomb = Bomb(encoding, size);
        bomb.Length.ShouldBeLessThan(400_000);

        var (status, body) = await PostAsync(bomb, encoding);
        (status, body.Contains("FC1020")).ShouldBe((HttpStatusCode.RequestEntityTooLarge, true), body);
    }

    [Fact]
    public async Task A_bomb_inside_a_bomb_is_not_opened() =>
        (await PostAsync(Bomb("gzip", 1000), "gzip, gzip")).Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);

    [Fact]
    public async Task A_string_that_is_too_long_is_refused_before_anything_is_parsed()
    {
        var answer = await SendAsync("/fhir/$validate", "{\"resourceType\":\"Patient\",\"language\":\"" + new string('a', 5000) + "\" and no JSON");
        (answer.Status, answer.Issues.Single()).ShouldBe((HttpStatusCode.RequestEntityTooLarge, "FC1066"));
    }

    [Theory]
    [InlineData("""{"a":"12345"}""", false)]
    [InlineData("""{"a":"123456"}""", true)]
    [InlineData("""{"a":"12\"45","b":[1234567890,"1"]}""", true)]
    [InlineData("""{"a":"1\"34","b":""}""", false)]
    [InlineData("""{"a":"1\\","b":"123456"}""", true)]
    [InlineData("""{"123456":1}""", true)]
    [InlineData("""{"a":"123456""", true)]
    [InlineData("""{"a":"12345\n""", true)]
    [InlineData("1234567890", false)]
    [InlineData("", false)]
    public void Strings_are_measured_with_their_escapes(string json, bool tooLong) => LongStrings.AreIn(Encoding.UTF8.GetBytes(json), 5).ShouldBe(tooLong);

    [Fact]
    public async Task An_answer_stays_small_however_many_mistakes_there_are()
    {
        var many = string.Join(',', Enumerable.Range(0, 5000).Select(index => $"\"unknown{index}\":1"));
        var answer = await SendAsync("/fhir/$validate", $$"""{"resourceType":"Patient","{{new string('b', 3000)}}":1,{{many}}}""");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Issues.Count.ShouldBeLessThanOrEqualTo(1001);
        answer.Issues[^1].ShouldBe("FC1067");
        answer.Body.ShouldContain("\"severity\":\"error\"");
        answer.Body.Length.ShouldBeLessThan(1_000_000);
    }

    [Fact]
    public void A_request_may_not_be_cut_off_while_it_waits_as_told() =>
        new LimitOptions { RequestTime = TimeSpan.FromSeconds(10) }.TimeProblem(TimeSpan.FromSeconds(10)).ShouldNotBeNull();

    private static byte[] Bomb(string encoding, int size)
    {
        var packed = new MemoryStream();
        using (Stream packer = encoding switch
        {
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            _ => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true),
        })
        {
            var blank = new byte[1_000_000];
            Array.Fill(blank, (byte)' ');
            for (var written = 0; written < size; written += blank.Length)
                packer.Write(blank, 0, Math.Min(blank.Length, size - written));
        }

        return packed.ToArray();
    }

    private async Task<(HttpStatusCode Status, string Body)> PostAsync(byte[] body, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/fhir") { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/fhir+json");
        request.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + tight.Issuer.Token(payload: claims => claims["client_id"] = "packer"));
        using var response = await tight.Facade.Client.SendAsync(request, Cancel);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancel));
    }

    private Task<Answer> SendAsync(string path, string body) => tight.Facade.PostAsync(path, body, ("Authorization", "Bearer " + tight.Issuer.Token()));

    private Task<Answer> GetAsync(string path, string client) =>
        tight.Facade.GetAsync(path, ("Authorization", "Bearer " + tight.Issuer.Token(payload: claims => claims["client_id"] = client)));

    /// <summary>Sends this, then nothing more, and reads until the connection ends.</summary>
    private async Task<string> RawAsync(string request)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, tight.Facade.Client.BaseAddress!.Port, patience.Token);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), patience.Token);
        var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer, patience.Token);
        }
        catch (IOException)
        {
            // Reset rather than closed: it ended all the same.
        }

        return Encoding.ASCII.GetString(answer.ToArray());
    }
}
