using System.Globalization;
using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace FhirCalc.Facade.Tests.Operations;

public sealed class SettingsTests
{
    [Fact]
    public void Without_any_configuration_the_defaults_are_good() => Read().Outbox.Workers.ShouldBe(16);

    [Fact]
    public void Every_error_is_told_at_once()
    {
        var message = Should.Throw<StartException>(() => Read(
            ("Upstream:BaseUrl", "ftp://x"),
            ("Upstream:AttemptTimeout", "soon"),
            ("Upstream:BaseUri", "http://misspelt"),
            ("Outbox:Workers", "0"),
            ("Outbox:RetryDelay", "00:10:00"),
            ("Intake:MaxBodyBytes", "many"),
            ("Store:Path", ""))).Message;

        foreach (var key in new[] { "Upstream:BaseUrl", "Upstream:AttemptTimeout", "Upstream:BaseUri", "Outbox:Workers", "Outbox:MaxRetryDelay", "Intake:MaxBodyBytes", "Store:Path" })
            message.ShouldContain(key);
    }

    [Theory]
    [InlineData("a file/audit.ndjson")]
    [InlineData("a folder")]
    public void An_audit_file_that_cannot_be_written_is_told_with_the_other_errors(string path)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("a file"), "");
        Directory.CreateDirectory(folder.File("a folder"));

        var message = Should.Throw<StartException>(() => Read(("Audit:To", "File"), ("Audit:File", folder.File(path)), ("Outbox:Workers", "0"))).Message;

        message.ShouldContain("Audit:File: nothing can be written there: ");
        message.ShouldContain(folder.File("a f"));
        message.ShouldContain("Name a file in a folder where the service may write, or set Audit:To to Store.");
        message.ShouldContain("Outbox:Workers");
        Read(("Audit:To", "Store"), ("Audit:File", folder.File(path))).ShouldNotBeNull();
    }

    [Fact]
    public void An_audit_file_is_left_as_it_is_when_the_settings_are_read()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("audit.ndjson"), "{}");

        Read(("Audit:To", "File"), ("Audit:File", folder.File("audit.ndjson"))).Audit.File.ShouldBe(folder.File("audit.ndjson"));

        File.ReadAllText(folder.File("audit.ndjson")).ShouldBe("{}");
    }

    [Theory]
    [InlineData("Upsteam:BaseUrl", "Upsteam is no section of settings; Upstream is.")]
    [InlineData("Uptsream:BaseUrl", "Uptsream is no section of settings; Upstream is.")]
    [InlineData("UPSTREAM_BASEURL", "UPSTREAM_BASEURL sets nothing: an environment variable has two underscores between section and key, UPSTREAM__BASEURL.")]
    public void What_was_meant_for_the_service_and_would_set_nothing_is_an_error(string key, string told) =>
        Should.Throw<StartException>(() => Read((key, "http://x/fhir"))).Message.ShouldContain(told);

    [Theory]
    [InlineData("Kestrel:Certificates:Default:Path")]
    [InlineData("Logging:LogLevel:Default")]
    [InlineData("Serilog:MinimumLevel")]
    [InlineData("STORE_HOME")]
    [InlineData("GITHUB__TOKEN")]
    public void What_others_have_set_is_none(string key) => Read((key, "x")).ShouldNotBeNull();

    [Theory]
    [InlineData("Store:KeepContent", "48:00:00", "is no time: hh:mm:ss, with days d.hh:mm:ss")]
    [InlineData("Store:KeepContent", "30", "is no time")]
    [InlineData("Store:KeepContent", "24h", "is no time")]
    [InlineData("Logs:Format", "Yaml", "is none of Text, Json")]
    [InlineData("Context:Enabled", "yes", "is neither true nor false")]
    [InlineData("Intake:MaxEntries", "1e3", "is no whole number")]
    public void A_value_of_the_wrong_kind_is_told_in_words(string key, string value, string told) =>
        Should.Throw<StartException>(() => Read((key, value))).Message.ShouldContain($"{key} {told}");

    [Fact]
    public void Days_stand_before_a_point() => Read(("Store:KeepContent", "2.00:00:00")).Store.KeepContent.ShouldBe(TimeSpan.FromDays(2));

    [Theory]
    [InlineData("http://user:secret@x/fhir")]
    [InlineData("http://x/fhir?tenant=1")]
    [InlineData("fhir")]
    public void An_address_that_is_no_FHIR_base_is_refused_without_repeating_it(string url) =>
        Should.Throw<StartException>(() => Read(("Upstream:BaseUrl", url))).Message.ShouldNotContain("secret");

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void Times_are_read_alike_in_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Read(("Upstream:AttemptTimeout", "00:00:01.500")).Upstream.AttemptTimeout.ShouldBe(TimeSpan.FromMilliseconds(1500));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static FacadeSettings Read(params (string Key, string Value)[] settings) => FacadeSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(one => one.Key, one => (string?)one.Value)).Build());
}
