using System.Text.RegularExpressions;

namespace FhirCalc.Facade.Tests.Operations;

public sealed partial class DeploymentTests
{
    [Theory]
    [InlineData("compose.yaml")]
    [InlineData("deploy/fhircalc.service")]
    [InlineData("Dockerfile")]
    [InlineData("docs/operations.md")]
    public void Only_settings_that_exist_are_named(string file)
    {
        var settings = Repository.Read("docs/settings.md");
        var named = Setting().Matches(Repository.Read(file));
        named.ShouldNotBeEmpty();
        foreach (Match one in named)
            settings.ShouldContain($"| `{one.Groups["section"].Value}:{one.Groups["key"].Value}` |", Case.Sensitive, file);
    }

    [GeneratedRegex("""\b(?<section>Upstream|Store|Audit|Sandbox|Logs|Encryption|Security|Telemetry|Intake|Outbox)(?:__|:)(?<key>[A-Z][A-Za-z]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Setting();
}
