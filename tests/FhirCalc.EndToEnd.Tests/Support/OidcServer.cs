using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FhirCalc.EndToEnd.Tests.Support;

/// <summary>An authorization server that nobody here wrote: oidc-provider, as a Node process.</summary>
internal sealed partial class OidcServer : IAsyncDisposable
{
    private readonly ServerProcess _process;

    private OidcServer(ServerProcess process, string issuer) => (_process, Issuer) = (process, issuer);

    public string Issuer { get; }

    /// <summary>What it says of refused requests.</summary>
    public string Output => _process.Output;

    public static async Task<OidcServer> StartAsync(string audience, params (string Id, string Scope, JsonObject Jwk)[] clients)
    {
        var folder = Repository.Place("tests/FhirCalc.EndToEnd.Tests/servers/oidc");
        await NodePackages.InstallAsync(folder);
        var start = new ProcessStartInfo("node") { WorkingDirectory = folder };
        start.ArgumentList.Add("server.mjs");
        start.Environment["AUDIENCE"] = audience;
        start.Environment["CLIENTS"] = new JsonArray(
            [.. clients.Select(client => new JsonObject { ["client_id"] = client.Id, ["scope"] = client.Scope, ["jwk"] = client.Jwk })]).ToJsonString();
        var (process, ready) = await ServerProcess.StartAsync(start, ListeningLine(), TimeSpan.FromSeconds(60));
        return new OidcServer(process, ready.Groups[1].Value);
    }

    public async Task<int> TokensGivenAsync()
    {
        using var http = new HttpClient();
        return int.Parse(await http.GetStringAsync(new Uri(Issuer + "/count")), CultureInfo.InvariantCulture);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    /// <summary>The public half of a key, under a name.</summary>
    public static JsonObject PublicJwk(AsymmetricAlgorithm key, string id)
    {
        static string Text(byte[]? bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
        if (key is RSA rsa)
        {
            var numbers = rsa.ExportParameters(includePrivateParameters: false);
            return new JsonObject { ["kty"] = "RSA", ["kid"] = id, ["alg"] = "RS384", ["use"] = "sig", ["n"] = Text(numbers.Modulus), ["e"] = Text(numbers.Exponent) };
        }

        var point = ((ECDsa)key).ExportParameters(includePrivateParameters: false).Q;
        return new JsonObject { ["kty"] = "EC", ["kid"] = id, ["alg"] = "ES384", ["use"] = "sig", ["crv"] = "P-384", ["x"] = Text(point.X), ["y"] = Text(point.Y) };
    }

    [GeneratedRegex("^listening (http://.*)$")]
    private static partial Regex ListeningLine();
}
