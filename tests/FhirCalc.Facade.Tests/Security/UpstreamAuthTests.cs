using System.Net;
using System.Security.Cryptography;
using System.Text;
using FhirCalc.Facade.Security;
using FhirCalc.Facade.Tests.Support;
using FhirCalc.Facade.Upstream;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;

namespace FhirCalc.Facade.Tests.Security;

/// <summary>The client side: what the external server and the authorization server get to see.</summary>
public sealed class UpstreamAuthTests : IDisposable
{
    private const string TokenEndpoint = "https://login.example/token";

    private readonly ManualClock _clock = new();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
    private readonly UpstreamAddress _address = new();
    private readonly List<string> _log = [];
    private readonly List<string> _assertions = [];
    private readonly List<string> _seen = [];
    private Func<string, HttpStatusCode> _externalServer = _ => HttpStatusCode.OK;
    private Func<HttpResponseMessage>? _authorizationServer;

    public UpstreamAuthTests() => _address.Set(FakeServer.Base, embedded: false);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_asked_for_once_and_renewed_before_it_ends()
    {
        using var http = Client();
        await SendAsync(http);
        await Task.WhenAll(SendAsync(http), SendAsync(http));
        _assertions.Count.ShouldBe(1);

        _clock.Advance(TimeSpan.FromSeconds(239));
        await SendAsync(http);
        _assertions.Count.ShouldBe(1);
        _clock.Advance(TimeSpan.FromSeconds(2));
        await SendAsync(http);
        _assertions.Count.ShouldBe(2);
        _seen.ShouldBe(["Bearer token-1", "Bearer token-1", "Bearer token-1", "Bearer token-1", "Bearer token-2"]);
    }

    [Fact]
    public async Task The_assertion_is_what_SMART_asks_for()
    {
        using var http = Client();
        await SendAsync(http);
        _clock.Advance(TimeSpan.FromMinutes(5));
        await SendAsync(http);

        var tokens = _assertions.ConvertAll(text => new JsonWebToken(text));
        var first = tokens[0];
        (first.Alg, first.Kid, first.Issuer, first.Subject, first.Audiences.Single()).ShouldBe(("ES384", "k1", "fhircalc", "fhircalc", TokenEndpoint));
        (first.ValidTo - _clock.GetUtcNow().AddMinutes(-5)).ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(5));
        tokens[1].Id.ShouldNotBe(first.Id, "an assertion is used once");
        var text = _assertions[0].Split('.');
        _key.VerifyData(Encoding.ASCII.GetBytes(text[0] + "." + text[1]), Microsoft.IdentityModel.Tokens.Base64UrlEncoder.DecodeBytes(text[2]), HashAlgorithmName.SHA384).ShouldBeTrue();
    }

    [Fact]
    public async Task After_a_401_a_new_token_is_tried_once_and_the_body_is_sent_again()
    {
        using var http = Client();
        _externalServer = token => token == "Bearer token-1" ? HttpStatusCode.Unauthorized : HttpStatusCode.OK;
        (await SendAsync(http, "body")).ShouldBe(HttpStatusCode.OK);
        _seen.ShouldBe(["Bearer token-1", "Bearer token-2"]);

        _externalServer = _ => HttpStatusCode.Unauthorized;
        (await SendAsync(http, "body")).ShouldBe(HttpStatusCode.Unauthorized);
        _seen.Count.ShouldBe(4, "not again and again");
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_client"}""")]
    [InlineData(302, "")]
    [InlineData(200, "<html>")]
    [InlineData(200, """{"access_token":"","token_type":"Bearer"}""")]
    [InlineData(200, """{"access_token":"a\nb","token_type":"Bearer"}""")]
    [InlineData(200, """{"access_token":"a","token_type":"mac"}""")]
    public async Task Without_a_token_nothing_is_sent_and_the_delivery_can_be_repeated(int status, string body)
    {
        using var http = Client();
        _authorizationServer = () => new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) };

        await Should.ThrowAsync<HttpRequestException>(() => SendAsync(http));
        await Should.ThrowAsync<HttpRequestException>(() => SendAsync(http));
        _seen.ShouldBeEmpty();
        _assertions.Count.ShouldBe(1, "the authorization server is not asked for each delivery");

        _authorizationServer = null;
        _clock.Advance(TimeSpan.FromSeconds(6));
        (await SendAsync(http)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_that_is_still_good_is_used_while_it_cannot_be_renewed()
    {
        using var http = Client();
        await SendAsync(http);
        _authorizationServer = () => throw new HttpRequestException("away");
        _clock.Advance(TimeSpan.FromSeconds(290));
        (await SendAsync(http)).ShouldBe(HttpStatusCode.OK);

        _clock.Advance(TimeSpan.FromSeconds(11));
        await Should.ThrowAsync<HttpRequestException>(() => SendAsync(http));
    }

    [Theory]
    [InlineData("Bearer", "Bearer static-secret")]
    [InlineData("Basic", "Basic dXNlcjpzdGF0aWMtc2VjcmV0")]
    [InlineData("None", "")]
    public async Task Fixed_credentials_are_sent_as_they_are(string method, string header)
    {
        using var http = Client(new UpstreamAuthOptions { Method = Enum.Parse<UpstreamAuthMethod>(method), Token = "static-secret", UserName = "user", Password = "static-secret" });
        await SendAsync(http);
        _seen.ShouldBe([header]);
    }

    [Theory]
    [InlineData("http://external.example.evil.example/fhir/Patient/1")]
    [InlineData("https://external.example/fhir/Patient/1")]
    [InlineData("http://external.example:8080/fhir/Patient/1")]
    [InlineData("http://external.example@evil.example/fhir/Patient/1")]
    [InlineData("http://external.example/fhirother/Patient/1")]
    public async Task Credentials_go_to_the_external_server_and_to_no_other_address(string url)
    {
        foreach (var options in new[] { Smart(), new UpstreamAuthOptions { Method = UpstreamAuthMethod.Bearer, Token = "static-secret" } })
        {
            using var http = Client(options);
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            await Should.ThrowAsync<HttpRequestException>(() => http.SendAsync(request, Cancel));
        }

        _seen.ShouldBeEmpty();
        _assertions.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_secret_reaches_the_log()
    {
        using var http = Client();
        await SendAsync(http);
        _authorizationServer = () => new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent("token-1") };
        _clock.Advance(TimeSpan.FromMinutes(5));
        await Should.ThrowAsync<HttpRequestException>(() => SendAsync(http));

        _log.Count.ShouldBe(2);
        foreach (var line in _log)
        {
            line.ShouldNotContain("token-1");
            _assertions.ShouldAllBe(assertion => !line.Contains(assertion));
        }

        new UpstreamAuthOptions { Method = UpstreamAuthMethod.Basic, Password = "static-secret" }.ToString().ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("Smart", "PrivateKey", "no key")]
    [InlineData("Smart", "PrivateKey", """{"kty":"oct","k":"c2VjcmV0"}""")]
    [InlineData("Smart", "PrivateKeyFile", "/nowhere/key.pem")]
    [InlineData("Smart", "ClientId", "x")]
    [InlineData("Bearer", "UserName", "x")]
    [InlineData("Basic", "UserName", "x")]
    [InlineData("None", "Token", "secret-of-nobody")]
    public void Settings_that_cannot_work_are_told_at_start_without_the_secret(string method, string name, string value)
    {
        var results = Problems(new() { [$"UpstreamAuth:Method"] = method, [$"UpstreamAuth:{name}"] = value });
        results.ShouldContain("UpstreamAuth:");
        results.ShouldNotContain(value.Length > 5 ? value : "secret-of");
    }

    [Theory]
    [InlineData("http://fhir.example.org/r4", true)]
    [InlineData("https://fhir.example.org/r4", false)]
    [InlineData("http://127.0.0.1:9999/fhir", false)]
    public void Credentials_are_not_sent_in_the_clear_over_a_network(string baseUrl, bool refused) =>
        Problems(new() { ["UpstreamAuth:Method"] = "Bearer", ["UpstreamAuth:Token"] = "x", ["Upstream:BaseUrl"] = baseUrl }).Contains("https").ShouldBe(refused);

    [Fact]
    public void Secrets_can_lie_in_files()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("UpstreamAuth__Password"), "from a file\n");
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationManager { ["Secrets:Folder"] = folder.Path, ["UpstreamAuth:Method"] = "Basic", ["UpstreamAuth:UserName"] = "u" };

        SecretsOptions.AddFiles(configuration);
        FhirCalc.Facade.Operations.FacadeSettings.Read(configuration).UpstreamAuth.Password.ShouldBe("from a file");
    }

    public void Dispose() => _key.Dispose();

    private static string Problems(Dictionary<string, string?> settings)
    {
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationManager();
        foreach (var (key, value) in settings)
            configuration[key] = value;
        try
        {
            FhirCalc.Facade.Operations.FacadeSettings.Read(configuration);
            return "";
        }
        catch (FhirCalc.Facade.Operations.StartException problem)
        {
            return problem.Message;
        }
    }

    private UpstreamAuthOptions Smart() => new()
    {
        Method = UpstreamAuthMethod.Smart, ClientId = "fhircalc", PrivateKey = _key.ExportPkcs8PrivateKeyPem(), KeyId = "k1", TokenEndpoint = TokenEndpoint,
    };

    private HttpMessageInvoker Client(UpstreamAuthOptions? options = null)
    {
        options ??= Smart();
        var authorization = new TrustedHttp(new HttpMessageInvoker(new Handler(async request =>
        {
            request.RequestUri!.ToString().ShouldBe(TokenEndpoint);
            var form = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(await request.Content!.ReadAsStringAsync(Cancel));
            (form["grant_type"].ToString(), form["scope"].ToString(), form["client_assertion_type"].ToString())
                .ShouldBe(("client_credentials", "system/*.cruds", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"));
            _assertions.Add(form["client_assertion"].ToString());
            return _authorizationServer?.Invoke()
                ?? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent($$"""{"access_token":"token-{{_assertions.Count}}","token_type":"bearer","expires_in":300}""") };
        })));
        var tokens = new UpstreamTokens(options, _address, authorization, _clock, new ListLogger<UpstreamTokens>(_log));
        return new HttpMessageInvoker(new UpstreamAuthentication(options, tokens, _address)
        {
            InnerHandler = new Handler(async request =>
            {
                (request.Content is null ? "body" : await request.Content.ReadAsStringAsync(Cancel)).ShouldBe("body");
                var seen = request.Headers.Authorization?.ToString() ?? "";
                _seen.Add(seen);
                return new HttpResponseMessage(_externalServer(seen));
            }),
        });
    }

    private static async Task<HttpStatusCode> SendAsync(HttpMessageInvoker http, string? body = null)
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, FakeServer.Base + "/Patient/1") { Content = body is null ? null : new StringContent(body) };
        using var response = await http.SendAsync(request, Cancel);
        return response.StatusCode;
    }

    private sealed class Handler(Func<HttpRequestMessage, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer(request);
    }

    private sealed class ListLogger<T>(List<string> lines) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Add(formatter(state, exception) + exception);
    }
}
