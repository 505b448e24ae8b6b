using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace FhirCalc.Facade.Tests.Security;

/// <summary>An authorization server on loopback: a discovery document, keys that can rotate, and tokens made by hand, wrong ones too.</summary>
internal sealed class TestIssuer : IAsyncDisposable
{
    public const string Audience = "https://facade.example/fhir";

    private readonly WebApplication _app;
    private volatile TaskCompletionSource _open = Opened();
    private int _keyRequests;
    private int _discoveryRequests;

    private TestIssuer(WebApplication app) => _app = app;

    public string Issuer => _app.Urls.First();

    public int KeyRequests => _keyRequests;

    public int DiscoveryRequests => _discoveryRequests;

    /// <summary>What the issuer publishes now.</summary>
    public List<TestKey> Published { get; } = [TestKey.Rsa("rsa"), TestKey.Ec("ec384", ECCurve.NamedCurves.nistP384), TestKey.Ec("ec256", ECCurve.NamedCurves.nistP256)];

    public bool IsAway { get; set; }

    public string? CacheControl { get; set; }

    public TestKey Key => Published[0];

    public string[] Settings => ["--Security:Issuer", Issuer, "--Security:Audience", Audience];

    public static async Task<TestIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var issuer = new TestIssuer(app);
        app.MapGet("/.well-known/openid-configuration", async () =>
        {
            Interlocked.Increment(ref issuer._discoveryRequests);
            await issuer._open.Task;
            return Results.Json(new { issuer = issuer.Issuer, jwks_uri = issuer.Issuer + "/jwks", token_endpoint = issuer.Issuer + "/token" });
        });
        app.MapGet("/jwks", async (HttpContext context) =>
        {
            Interlocked.Increment(ref issuer._keyRequests);
            await issuer._open.Task;
            if (issuer.CacheControl is { } cache)
                context.Response.Headers.CacheControl = cache;
            return issuer.IsAway ? Results.StatusCode(503) : Results.Text(issuer.Jwks(), "application/json");
        });
        await app.StartAsync();
        return issuer;
    }

    /// <summary>Answers nothing until <see cref="Release"/>.</summary>
    public void Hold() => _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => _open.TrySetResult();

    /// <summary>A good token with these scopes; the changes make it something else.</summary>
    public string Token(string scope = "system/*.cruds", Action<JsonObject>? payload = null, Action<JsonObject>? header = null, TestKey? key = null, string? algorithm = null)
    {
        key ??= Key;
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var head = new JsonObject { ["alg"] = algorithm ?? key.Algorithm, ["kid"] = key.Id, ["typ"] = "at+jwt" };
        var body = new JsonObject
        {
            ["iss"] = Issuer, ["aud"] = Audience, ["sub"] = "registry", ["client_id"] = "registry", ["scope"] = scope,
            ["iat"] = now, ["exp"] = now + 300, ["jti"] = Guid.NewGuid().ToString(),
        };
        header?.Invoke(head);
        payload?.Invoke(body);
        return Sign(head.ToJsonString(), body.ToJsonString(), key);
    }

    /// <summary>A payload with this text as the number of <c>exp</c>.</summary>
    public string WithExpiry(string number) => $$"""{"iss":"{{Issuer}}","aud":"{{Audience}}","client_id":"registry","scope":"system/*.cruds","exp":{{number}}}""";

    public static string Sign(string header, string payload, TestKey key)
    {
        var text = Encode(header) + "." + Encode(payload);
        return text + "." + Base64UrlEncoder.Encode(key.Sign(Encoding.ASCII.GetBytes(text)));
    }

    public static string Encode(string json) => Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes(json));

    public ValueTask DisposeAsync()
    {
        Release();
        return _app.DisposeAsync();
    }

    private static TaskCompletionSource Opened()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }

    private string Jwks() => new JsonObject { ["keys"] = new JsonArray([.. Published.Select(key => key.PublicJwk())]) }.ToJsonString();
}

/// <summary>A key pair with its name.</summary>
internal sealed class TestKey
{
    private readonly Func<byte[], byte[]> _sign;

    private TestKey(string id, string algorithm, Func<byte[], byte[]> sign, Func<JsonObject> jwk)
    {
        (Id, Algorithm, _sign) = (id, algorithm, sign);
        PublicJwk = () =>
        {
            var key = jwk();
            (key["kid"], key["use"]) = (id, "sig");
            return key;
        };
    }

    public string Id { get; }

    public string Algorithm { get; }

    public Func<JsonObject> PublicJwk { get; }

    public byte[] Sign(byte[] text) => _sign(text);

    public static TestKey Rsa(string id, int bits = 2048, string algorithm = "RS384")
    {
        var rsa = RSA.Create(bits);
        var hash = algorithm.EndsWith("256", StringComparison.Ordinal) ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA384;
        return new TestKey(id, algorithm, text => rsa.SignData(text, hash, RSASignaturePadding.Pkcs1), () =>
        {
            var key = rsa.ExportParameters(false);
            return new JsonObject { ["kty"] = "RSA", ["n"] = Base64UrlEncoder.Encode(key.Modulus), ["e"] = Base64UrlEncoder.Encode(key.Exponent) };
        });
    }

    public static TestKey Ec(string id, ECCurve curve)
    {
        var ec = ECDsa.Create(curve);
        var is256 = ec.KeySize == 256;
        return new TestKey(id, is256 ? "ES256" : "ES384", text => ec.SignData(text, is256 ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA384), () =>
        {
            var key = ec.ExportParameters(false);
            return new JsonObject
            {
                ["kty"] = "EC", ["crv"] = is256 ? "P-256" : "P-384", ["x"] = Base64UrlEncoder.Encode(key.Q.X), ["y"] = Base64UrlEncoder.Encode(key.Q.Y),
            };
        });
    }

    /// <summary>A secret, as an attacker would use a public key for one.</summary>
    public static TestKey Secret(string id, string algorithm, byte[] secret) =>
        new(id, algorithm, text => HMACSHA256.HashData(secret, text), () => new JsonObject { ["kty"] = "oct", ["k"] = Base64UrlEncoder.Encode(secret) });

    /// <summary>One that is only published.</summary>
    public static TestKey Of(string id, Func<JsonObject> jwk) => new(id, "RS384", _ => [], jwk);

    /// <summary>The same keys under another algorithm's name, or no signature at all.</summary>
    public static TestKey Unsigned(string id) => new(id, "none", _ => [], () => []);
}
