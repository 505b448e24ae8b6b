using System.Globalization;
using FhirCalc.Facade.Operations;
using Microsoft.Extensions.Configuration;

namespace FhirCalc.Facade.Tests.Operations;

public sealed class SettingsTests
{
    [Fact]
    public void Without_any_configuration_the_defaults_are_good() => Read().Outbox.Workers.ShouldBe(4);

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
