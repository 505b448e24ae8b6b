using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Security;

/// <summary>Mutual TLS over a real connection, with certificates made here.</summary>
public sealed class ClientCertificateTests : IAsyncLifetime
{
    private const string ForClients = "1.3.6.1.5.5.7.3.2";
    private const string ForServers = "1.3.6.1.5.5.7.3.1";

    private readonly TempFolder _folder = new();
    private readonly X509Certificate2 _authority = Authority("CN=Hospital CA");
    private readonly X509Certificate2 _stranger = Authority("CN=Hospital CA");
    private Canary _canary = null!;

    public async ValueTask InitializeAsync()
    {
        _canary = await Canary.StartAsync();
        using var server = Issue(_authority, "CN=localhost", ForServers);
        await File.WriteAllBytesAsync(_folder.File("server.pfx"), server.Export(X509ContentType.Pfx, "x"));
        await File.WriteAllTextAsync(_folder.File("authorities.pem"), _authority.ExportCertificatePem());
    }

    public async ValueTask DisposeAsync()
    {
        await _canary.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_client_is_known_by_a_certificate_of_the_configured_authority_and_by_no_other()
    {
        await using var facade = await StartAsync("Accepted");
        using var good = Issue(_authority, "CN=registry", ForClients);
        using var foreign = Issue(_stranger, "CN=registry", ForClients, _canary.Url);
        using var nowhere = Authority("CN=Authority of nowhere");
        using var unknown = Issue(nowhere, "CN=registry", ForClients, _canary.Url);
        using var server = Issue(_authority, "CN=other-server", ForServers);

        (await GetAsync(facade, "/fhir/Patient/unknown", good)).ShouldBe(HttpStatusCode.NotFound, "let in; there is no such patient");
        (await GetAsync(facade, "/admin/submissions", good)).ShouldBe(HttpStatusCode.Forbidden);
        (await GetAsync(facade, "/fhir/Patient/unknown", null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await GetAsync(facade, "/fhir/metadata", null)).ShouldBe(HttpStatusCode.OK);
        (await GetAsync(facade, "/fhir/Patient/unknown", foreign)).ShouldBeNull("another authority of the same name");
        (await GetAsync(facade, "/fhir/Patient/unknown", unknown)).ShouldBeNull("an authority that would have to be fetched");
        (await GetAsync(facade, "/fhir/Patient/unknown", server)).ShouldBeNull("a certificate for another purpose");
        _canary.Requests.ShouldBeEmpty("addresses in a stranger's certificate are not fetched");
    }

    [Fact]
    public async Task Where_certificates_are_required_nobody_connects_without()
    {
        await using var facade = await StartAsync("Required");
        using var good = Issue(_authority, "CN=registry", ForClients);

        (await GetAsync(facade, "/fhir/metadata", good)).ShouldBe(HttpStatusCode.OK);
        (await GetAsync(facade, "/fhir/metadata", null)).ShouldBeNull();
    }

    [Theory]
    [InlineData("/nowhere.pem")]
    [InlineData("")]
    public void Authorities_that_cannot_be_read_are_told_at_start(string file)
    {
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationManager { ["Security:ClientCertificates"] = "Required", ["Security:ClientAuthorities"] = file };
        Should.Throw<FhirCalc.Facade.Operations.StartException>(() => FhirCalc.Facade.Operations.FacadeSettings.Read(configuration)).Message.ShouldContain("Security:ClientAuthorities");
    }

    private Task<RunningFacade> StartAsync(string use) => RunningFacade.StartAsync(
        null, _folder, "--urls", "https://127.0.0.1:0", "--Kestrel:Certificates:Default:Path", _folder.File("server.pfx"), "--Kestrel:Certificates:Default:Password", "x",
        "--Security:ClientCertificates", use, "--Security:ClientAuthorities", _folder.File("authorities.pem"));

    /// <summary>The status, or null when there is no connection.</summary>
    private static async Task<HttpStatusCode?> GetAsync(RunningFacade facade, string path, X509Certificate2? certificate)
    {
        using var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, server, _, _) => server?.Subject == "CN=localhost",
                // Offline, or the client itself would look for its issuer.
                ClientCertificateContext = certificate is null ? null : SslStreamCertificateContext.Create(certificate, null, offline: true),
            },
        };
        using var client = new HttpClient(handler);
        try
        {
            using var answer = await client.GetAsync(new Uri(facade.Client.BaseAddress!, path), TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static X509Certificate2 Authority(string name)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private static X509Certificate2 Issue(X509Certificate2 authority, string name, string purpose, string? fetchFrom = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], true));
        if (fetchFrom is not null)
            request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension([fetchFrom + "/ocsp"], [fetchFrom + "/issuer.cer"]));
        var now = TimeProvider.System.GetUtcNow();
        using var issued = request.Create(authority, now.AddDays(-1), now.AddHours(12), RandomNumberGenerator.GetBytes(8));
        using var whole = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pfx), null); // SslStream wants a key that is not ephemeral on some platforms
    }
}
