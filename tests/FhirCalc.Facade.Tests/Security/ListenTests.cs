using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace FhirCalc.Facade.Tests.Security;

public sealed class ListenTests
{
    [Theory]
    [InlineData("urls", "http://0.0.0.0:8080")]
    [InlineData("urls", "http://+:8080")]
    [InlineData("urls", "http://*:8080")]
    [InlineData("urls", "http://[::]:8080")]
    [InlineData("urls", "http://192.168.1.5:8080")]
    [InlineData("urls", "http://hospital.example:8080")]
    [InlineData("urls", "http://127.0.0.1:8080;http://0.0.0.0:8081")]
    [InlineData("urls", "http://localhost.evil.example:8080")]
    [InlineData("urls", "nonsense")]
    [InlineData("http_ports", "8080")]
    [InlineData("https_ports", "8443")]
    [InlineData("Kestrel:Endpoints:Main:Url", "http://0.0.0.0:8080")]
    [InlineData("Kestrel:Endpoints:Main:Protocols", "Http1")]
    public void Without_authentication_the_network_is_refused_and_the_way_out_is_named(string key, string value)
    {
        Should.Throw<StartException>(() => Read((key, value))).Message.ShouldContain("Security:AllowAnonymousNetwork");
        Should.NotThrow(() => Read((key, value), ("Security:AllowAnonymousNetwork", "true")));
        Should.NotThrow(() => Read((key, value), ("Security:Issuer", "https://issuer.example"), ("Security:Audience", "x")));
    }

    [Theory]
    [InlineData("urls", "http://127.0.0.1:8080;http://[::1]:8080;http://localhost:0")]
    [InlineData("urls", "http://127.1.2.3:8080")]
    [InlineData("urls", "http://unix:/run/fhircalc.sock")]
    [InlineData("Kestrel:Endpoints:Main:Url", "http://127.0.0.1:8080")]
    public void This_machine_is_open_as_it_is(string key, string value) => Should.NotThrow(() => Read((key, value)));

    [Fact]
    public void The_service_itself_refuses_to_be_built()
    {
        using var folder = new TempFolder();
        Should.Throw<StartException>(() => FacadeHost.Build(["--urls", "http://0.0.0.0:0", "--Store:Path", folder.File("x.db")]))
            .Message.ShouldContain("Security:Issuer");
    }

    [Fact]
    public async Task A_name_that_is_not_of_this_machine_is_refused_while_nobody_is_authenticated()
    {
        await using var facade = await RunningFacade.StartAsync();
        foreach (var path in new[] { "/fhir/metadata", "/fhir/Patient/1", "/health/live" })
        {
            var answer = await facade.GetAsync(path, ("Host", "rebound.evil.example"));
            (answer.Status, answer.Issues.Single()).ShouldBe((System.Net.HttpStatusCode.Forbidden, "FC1034"));
            (await facade.GetAsync(path, ("Host", "localhost"))).Status.ShouldNotBe(System.Net.HttpStatusCode.Forbidden);
        }

        await using var open = await RunningFacade.StartAsync(null, null, "--Security:AllowAnonymousNetwork", "true");
        (await open.GetAsync("/fhir/metadata", ("Host", "facade.hospital.example"))).Status.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Security:Issuer", "http://issuer.example")]
    [InlineData("Security:Issuer", "https://user:secret@issuer.example")]
    [InlineData("Security:Issuer", "https://issuer.example?x=secret")]
    [InlineData("Security:Issuer", "")]
    [InlineData("Security:JwksUrl", "file:///etc/passwd")]
    [InlineData("Security:Audience", "")]
    [InlineData("Security:AdminScope", "two scopes")]
    public void Settings_that_are_not_safe_are_told_at_start_without_secrets(string key, string value)
    {
        var message = Should.Throw<StartException>(() => Read(("Security:Issuer", "https://issuer.example"), ("Security:Audience", "x"), (key, value))).Message;
        message.ShouldContain(key);
        message.ShouldNotContain("secret");
    }

    private static FacadeSettings Read(params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>();
        foreach (var (key, value) in settings)
            all[key] = value;
        return FacadeSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(all).Build());
    }
}
