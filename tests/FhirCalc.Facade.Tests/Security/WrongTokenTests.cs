using System.Net;
using System.Security.Cryptography;
using System.Text;
using FhirCalc.Facade.Audit;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Security;

/// <summary>The ways in which a token can be wrong: every one refused, none with a word about what was wrong, none in the log.</summary>
public sealed class WrongTokenTests : IAsyncLifetime
{
    private static readonly ECCurve P256 = ECCurve.NamedCurves.nistP256;

    private readonly TempFolder _folder = new();
    private FakeServer _server = null!;
    private TestIssuer _issuer = null!;
    private Canary _canary = null!;
    private RunningFacade _facade = null!;

    public async ValueTask InitializeAsync()
    {
        _issuer = await TestIssuer.StartAsync();
        _canary = await Canary.StartAsync();
        _server = new FakeServer(_ => FakeServer.Json("""{"resourceType":"Patient","id":"1"}"""));
        _facade = await RunningFacade.StartAsync(_server, _folder, _issuer.Settings);
    }

    public async ValueTask DisposeAsync()
    {
        await _facade.DisposeAsync();
        await _issuer.DisposeAsync();
        await _canary.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Each makes the headers of a request that must be refused with the status given.</summary>
    private Dictionary<string, (int Status, Func<string[]> Headers)> Table()
    {
        var foreign = TestKey.Rsa("rsa");
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        string Good() => _issuer.Token();
        (int, Func<string[]>) Token(Func<string> token) => (401, () => ["Bearer " + token()]);
        (int, Func<string[]>) Claims(Action<System.Text.Json.Nodes.JsonObject> change) => Token(() => _issuer.Token(payload: change));
        (int, Func<string[]>) Head(Action<System.Text.Json.Nodes.JsonObject> change) => Token(() => _issuer.Token(header: change));
        (int, Func<string[]>) Scope(string scope) => (403, () => ["Bearer " + _issuer.Token(scope)]);
        return new()
        {
            // Algorithm and signature
            ["alg none"] = Token(() => _issuer.Token(key: TestKey.Unsigned("rsa"))),
            ["alg None, with the signature of another token"] = Token(() => _issuer.Token(key: TestKey.Unsigned("rsa"), algorithm: "None") + Good().Split('.')[2]),
            ["alg missing"] = Head(head => head.Remove("alg")),
            ["alg not a string"] = Head(head => head["alg"] = 384),
            ["HS256 with the public key as secret"] = Token(() => _issuer.Token(key: TestKey.Secret("rsa", "HS256", Encoding.UTF8.GetBytes(_issuer.Key.PublicJwk().ToJsonString())))),
            ["HS256 with the modulus as secret"] = Token(() => _issuer.Token(key: TestKey.Secret("rsa", "HS256", Encoding.UTF8.GetBytes((string)_issuer.Key.PublicJwk()["n"]!)))),
            ["PS384, which is not allowed"] = Token(() => _issuer.Token(algorithm: "PS384")),
            ["RS512, which is not allowed"] = Token(() => _issuer.Token(algorithm: "RS512")),
            ["RS256 named, RS384 signed"] = Token(() => _issuer.Token(algorithm: "RS256")),
            ["ES256 named, signed on P-384"] = Token(() => _issuer.Token(key: _issuer.Published[1], algorithm: "ES256")),
            ["ES384 named, signed on P-256"] = Token(() => _issuer.Token(key: _issuer.Published[2], algorithm: "ES384")),
            ["RSA algorithm with an EC key's name"] = Token(() => _issuer.Token(header: head => head["kid"] = "ec384")),
            ["signed by a stranger under a known name"] = Token(() => _issuer.Token(key: foreign)),
            ["signed by a stranger under the name of an EC key"] = Token(() => _issuer.Token(key: TestKey.Ec("ec256", P256))),
            ["alg in another case"] = Head(head => head["alg"] = "rs384"),
            ["alg as a list"] = Head(head => head["alg"] = new System.Text.Json.Nodes.JsonArray("RS384")),
            ["an EC algorithm with an RSA key's name"] = Head(head => head["alg"] = "ES384"),
            ["tampered payload"] = Token(() => Tamper(Good(), 1)),
            ["tampered header"] = Token(() => Tamper(Good(), 0)),
            ["tampered signature"] = Token(() => Tamper(Good(), 2)),
            ["signature stripped"] = Token(() => Good()[..(Good().LastIndexOf('.') + 1)]),
            ["signature and its dot stripped"] = Token(() => Good()[..Good().LastIndexOf('.')]),
            ["signature of another token"] = Token(() => Good()[..(Good().LastIndexOf('.') + 1)] + Good().Split('.')[2]),

            // Key
            ["kid missing"] = Head(head => head.Remove("kid")),
            ["kid empty"] = Head(head => head["kid"] = ""),
            ["kid in another case"] = Head(head => head["kid"] = "RSA"),
            ["kid as a list"] = Head(head => head["kid"] = new System.Text.Json.Nodes.JsonArray("rsa")),
            ["kid unknown"] = Token(() => _issuer.Token(key: TestKey.Rsa("unknown"))),
            ["kid that leads through the file system"] = Token(() => _issuer.Token(header: head => head["kid"] = "../../../../dev/null")),
            ["jku of an attacker"] = Token(() => _issuer.Token(key: TestKey.Rsa("attacker"), header: head => head["jku"] = _canary.Url + "/jwks")),
            ["x5u of an attacker"] = Token(() => _issuer.Token(key: TestKey.Rsa("attacker"), header: head => head["x5u"] = _canary.Url + "/cert")),
            ["jwk of an attacker inside"] = Token(() => _issuer.Token(key: foreign, header: head => head["jwk"] = foreign.PublicJwk())),

            // Header
            ["crit"] = Head(head => (head["crit"], head["exp"]) = (new System.Text.Json.Nodes.JsonArray("exp"), now + 300)),
            ["b64 false"] = Head(head => head["b64"] = false),
            ["typ of another purpose"] = Head(head => head["typ"] = "logout+jwt"),
            ["typ not a string"] = Head(head => head["typ"] = 1),
            ["alg twice in the header"] = Token(() => TestIssuer.Sign($$"""{"alg":"RS384","alg":"none","kid":"rsa"}""", Payload(Good()), _issuer.Key)),
            ["exp twice in the payload"] = Token(() => TestIssuer.Sign("""{"alg":"RS384","kid":"rsa"}""", Payload(Good())[..^1] + $",\"exp\":{now + 999}}}", _issuer.Key)),
            ["alg twice, once in escapes"] = Token(() => TestIssuer.Sign("""{"alg":"RS384","\u0061lg":"none","kid":"rsa"}""", Payload(Good()), _issuer.Key)),
            ["scope twice, once in escapes"] = Token(() => TestIssuer.Sign("""{"alg":"RS384","kid":"rsa"}""", Payload(_issuer.Token("none"))[..^1] + ",\"sc\\u006fpe\":\"system/*.cruds\"}", _issuer.Key)),
            ["text after the header"] = Token(() => TestIssuer.Sign("""{"alg":"RS384","kid":"rsa"}{}""", Payload(Good()), _issuer.Key)),
            ["header is no object"] = Token(() => TestIssuer.Sign("[]", Payload(Good()), _issuer.Key)),
            ["payload is no JSON"] = Token(() => TestIssuer.Sign("""{"alg":"RS384","kid":"rsa"}""", "exp=9999999999", _issuer.Key)),
            ["encrypted (five parts)"] = Token(() => Good() + ".AAAA.AAAA"),
            ["malformed base64url"] = Token(() => "e=J." + Good().Split('.', 2)[1]),
            ["standard base64 with padding"] = Token(() => Good() + "=="),
            ["a blank inside"] = Token(() => Good().Insert(20, " ")),
            ["oversized"] = Token(() => _issuer.Token(payload: body => body["pad"] = new string('x', 9000))),
            ["nested without end"] = Token(() => TestIssuer.Sign("""{"alg":"RS384","kid":"rsa"}""", "{\"a\":" + new string('[', 500) + new string(']', 500) + "}", _issuer.Key)),

            // Time
            ["expired"] = Claims(body => body["exp"] = now - 120),
            ["exp missing"] = Claims(body => body.Remove("exp")),
            ["exp as a string"] = Claims(body => body["exp"] = "9999999999"),
            ["exp out of all numbers"] = Token(() => TestIssuer.Sign("""{"alg":"RS384","kid":"rsa"}""", _issuer.WithExpiry(new string('9', 400)), _issuer.Key)),
            ["exp with an exponent"] = Token(() => TestIssuer.Sign("""{"alg":"RS384","kid":"rsa"}""", _issuer.WithExpiry("1e10"), _issuer.Key)),
            ["expired just beyond the tolerance"] = Claims(body => body["exp"] = now - 31),
            ["exp negative"] = Claims(body => body["exp"] = -1),
            ["not valid yet"] = Claims(body => body["nbf"] = now + 300),
            ["nbf as a word"] = Claims(body => body["nbf"] = "soon"),
            ["issued in the future"] = Claims(body => body["iat"] = now + 300),

            // For whom and from whom
            ["another audience"] = Claims(body => body["aud"] = "https://other.example/fhir"),
            ["an audience that begins alike"] = Claims(body => body["aud"] = TestIssuer.Audience + ".evil.example"),
            ["an audience with a slash more"] = Claims(body => body["aud"] = TestIssuer.Audience + "/"),
            ["an audience inside an object"] = Claims(body => body["aud"] = new System.Text.Json.Nodes.JsonObject { ["a"] = TestIssuer.Audience }),
            ["an audience in a list in a list"] = Claims(body => body["aud"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonArray(TestIssuer.Audience))),
            ["other audiences in a list"] = Claims(body => body["aud"] = new System.Text.Json.Nodes.JsonArray("x", TestIssuer.Audience + "x")),
            ["audience missing"] = Claims(body => body.Remove("aud")),
            ["another issuer"] = Claims(body => body["iss"] = "https://evil.example"),
            ["an issuer that begins alike"] = Claims(body => body["iss"] = _issuer.Issuer + ".evil.example"),
            ["an issuer with a slash more"] = Claims(body => body["iss"] = _issuer.Issuer + "/"),
            ["an issuer under another name of the same machine"] = Claims(body => body["iss"] = _issuer.Issuer.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)),
            ["an issuer in a list"] = Claims(body => body["iss"] = new System.Text.Json.Nodes.JsonArray(_issuer.Issuer)),
            ["issuer missing"] = Claims(body => body.Remove("iss")),
            ["nobody named"] = Claims(body => (body.Remove("sub"), body.Remove("client_id")).ToString()),

            // The request
            ["empty"] = Token(() => ""),
            ["basic"] = (401, () => ["Basic " + Convert.ToBase64String("a:b"u8)]),
            ["without the word Bearer"] = (401, () => [Good()]),
            ["two tokens in one header"] = (401, () => ["Bearer " + Good() + ", Bearer " + Good()]),
            ["two headers"] = (401, () => ["Bearer " + Good(), "Bearer " + Good()]),

            // Good tokens that allow nothing here
            ["scope missing"] = (403, () => ["Bearer " + _issuer.Token(payload: body => body.Remove("scope"))]),
            ["scope a number"] = (403, () => ["Bearer " + _issuer.Token(payload: body => body["scope"] = 7)]),
            ["scope garbage"] = Scope("hello system/ system/*.x system/Patient. Patient.rs */*.*"),
            ["scope letters out of order"] = Scope("system/Patient.sr system/Patient.rr"),
            ["scope of another type"] = Scope("system/Observation.cruds"),
            ["scope without reading"] = Scope("system/Patient.cuds"),
            ["scope narrowed by a query"] = Scope("system/Patient.rs?_id=2"),
            ["scope of a user"] = Scope("user/Patient.rs"),
            ["scope of a patient that is not named"] = Scope("patient/Patient.rs"),
            ["scope of launching"] = Scope("launch/patient patient/*.rs openid"),
            ["scopes with commas"] = Scope("system/Patient.rs,system/Observation.rs"),
            ["scope with a pattern for the type"] = Scope("system/Pat*.rs system/**.rs"),
            ["scope in a list in a list"] = (403, () => ["Bearer " + _issuer.Token(payload: body => body["scope"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonArray("system/*.cruds")))]),
            ["scope under another claim"] = (403, () => ["Bearer " + _issuer.Token(payload: body => (body.Remove("scope"), body["scp"] = "system/*.cruds").ToString())]),
            ["scope in another case"] = Scope("SYSTEM/Patient.rs System/*.rs"),
            ["only the operator's scope"] = Scope("fhircalc.admin"),
        };
    }

    [Fact]
    public async Task Every_wrong_token_is_refused_without_a_hint_and_leaves_no_trace()
    {
        (await GetAsync(["Bearer " + _issuer.Token()])).Status.ShouldBe(HttpStatusCode.OK, "a good one passes");
        var bodies = new HashSet<string>();
        var tokens = new List<string>();
        foreach (var (name, (status, headers)) in Table())
        {
            var sent = headers();
            tokens.AddRange(sent);
            var answer = await GetAsync(sent);

            ((int)answer.Status).ShouldBe(status, name);
            answer.Issues.ShouldBe([status == 401 ? "FC1060" : "FC1061"], name);
            answer.Message.Headers.WwwAuthenticate.ToString().ShouldBe(status == 401 ? "Bearer realm=\"fhir\", error=\"invalid_token\"" : "Bearer realm=\"fhir\", error=\"insufficient_scope\"", name);
            bodies.Add(answer.Body);
        }

        Table().Count.ShouldBeGreaterThanOrEqualTo(25);
        bodies.Count.ShouldBe(2, "one text for all that are not known, one for all that may not");
        _canary.Requests.ShouldBeEmpty();
        await LogHasNoneOf(tokens);
    }

    [Theory]
    [InlineData("/fhir/Patient/1")]
    [InlineData("/admin/submissions")]
    [InlineData("/fhir/_async/1")]
    [InlineData("/fhir?_getpages=1")]
    public async Task Without_a_token_nothing_is_had(string path)
    {
        var answer = await _facade.GetAsync(path);

        (answer.Status, answer.Issues.Single()).ShouldBe((HttpStatusCode.Unauthorized, "FC1060"));
        answer.Message.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer realm=\"fhir\"");
    }

    [Fact]
    public async Task A_token_in_the_address_is_refused_even_beside_a_good_one()
    {
        var token = _issuer.Token();
        (await _facade.GetAsync("/fhir/Patient/1?access_token=" + token)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await _facade.GetAsync("/fhir/Patient/1?access_token=" + token, ("Authorization", "Bearer " + token))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        await LogHasNoneOf([token]);
    }

    [Fact]
    public async Task Strangers_cannot_fill_the_audit_trail()
    {
        for (var index = 0; index < StrangerEvents.MostInAMinute + 40; index++)
            (await _facade.GetAsync("/fhir/Patient?name=" + new string('x', 4000))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await _facade.GetAsync("/fhir/Patient?name=known", ("Authorization", "Bearer " + _issuer.Token()))).Status.ShouldBe(HttpStatusCode.OK);

        var events = AuditLog.Events(_folder);
        events.Count.ShouldBeInRange(2, (2 * StrangerEvents.MostInAMinute) + 1, "a minute may have passed meanwhile");
        events.SelectMany(one => Queries(one.Root["entity"])).ShouldHaveSingleItem().ShouldContain("name=known");
    }

    [Fact]
    public async Task All_four_algorithms_are_taken()
    {
        _issuer.Published.Insert(0, TestKey.Rsa("rs256", algorithm: "RS256"));
        foreach (var key in _issuer.Published)
            (await GetAsync(["bearer " + _issuer.Token(key: key)])).Status.ShouldBe(HttpStatusCode.OK, key.Algorithm);
    }

    [Fact]
    public async Task A_token_in_an_address_or_form_is_neither_kept_nor_passed_on()
    {
        var token = _issuer.Token();
        (await _facade.GetAsync("/fhir/Patient?name=x&Access%5Ftoken=" + token)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        using var form = new FormUrlEncodedContent([new("access_token", token), new("name", "x")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/fhir/Patient/_search") { Content = form };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        (await _facade.Client.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        _server.Requests.ShouldNotContain(sent => sent.Path.Contains("_search"));
        var kept = AuditLog.Events(_folder).Select(one => one.Root["entity"]).SelectMany(Queries).ToList();
        kept.ShouldNotContain(query => query.Contains(token));
    }

    private static IEnumerable<string> Queries(Fhir.Json.Node entities)
    {
        foreach (var entity in entities.Children)
        {
            if (entity["query"].GetString() is { } query)
                yield return Encoding.UTF8.GetString(Convert.FromBase64String(query));
        }
    }

    private static string Payload(string token) => Encoding.UTF8.GetString(Microsoft.IdentityModel.Tokens.Base64UrlEncoder.DecodeBytes(token.Split('.')[1]));

    private static string Tamper(string token, int part)
    {
        var parts = token.Split('.');
        var middle = parts[part].Length / 2;
        parts[part] = parts[part][..middle] + (parts[part][middle] == 'A' ? 'B' : 'A') + parts[part][(middle + 1)..];
        return string.Join('.', parts);
    }

    private Task<Answer> GetAsync(string[] authorization) => _facade.GetAsync("/fhir/Patient/1", [.. authorization.Select(value => ("Authorization", value))]);

    private async Task LogHasNoneOf(IEnumerable<string> headers)
    {
        await using var file = new FileStream(_facade.LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var log = await new StreamReader(file).ReadToEndAsync(TestContext.Current.CancellationToken);
        log.ShouldContain("Refused an access token");
        foreach (var part in headers.SelectMany(header => header.Split(' ', '.')).Where(part => part.Length > 20))
            log.ShouldNotContain(part);
    }
}
