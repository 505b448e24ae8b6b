using System.Globalization;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Fhir.Tests.Path;

/// <summary>The time zone belongs to the whole process, so these tests run alone.</summary>
[CollectionDefinition(nameof(CultureTests), DisableParallelization = true)]
public sealed class RunsAlone;

[Collection(nameof(CultureTests))]
public sealed class CultureTests
{
    private static readonly string[] Expressions =
    [
        "1.50.toString()", "'1.5'.toDecimal()", "'1,5'.toDecimal().empty()", "'TITLE I'.lower()", "'title i'.upper()", "'I' ~ 'i'", "'ı' ~ 'I'",
        "'true'.toBoolean()", "'TRUE'.toBoolean()", "(-1234567.89).toString()", "(1.5 'mm').toString()", "now()", "today()", "timeOfDay()", "birthDate",
        "birthDate + 1 month", "@2020-03-29T02:30:00 + 1 hour", "@2020-10-25T00:30:00Z < @2020-10-25T02:30:00+01:00", "@2020-03-29T10:00:00 < @2020-03-29T12:00:00Z",
        "'a,b;c'.split(',').count()", "'ä' < 'z'", "'İ'.lower().length()", "'i'.matches('I')", "1 'mm' = 1000 'um'", "1.005.round(2)", "2.power(3)", "10.0 / 4",
    ];

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Results_do_not_depend_on_the_culture(string culture)
    {
        var expected = Expressions.Select(e => PathFixture.Show(e)).ToList();
        In(culture, () => Expressions.Select(e => PathFixture.Show(e)).ToList()).ShouldBe(expected);
    }

    [Theory]
    [InlineData("Asia/Kathmandu")]
    [InlineData("America/St_Johns")]
    public void Results_do_not_depend_on_the_time_zone(string zone)
    {
        var expected = Expressions.Select(e => PathFixture.Show(e)).ToList();
        var before = Environment.GetEnvironmentVariable("TZ");
        try
        {
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
            TimeZoneInfo.Local.BaseUtcOffset.ShouldNotBe(TimeSpan.Zero);
            Expressions.Select(e => PathFixture.Show(e)).ToList().ShouldBe(expected);
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", before);
            TimeZoneInfo.ClearCachedData();
        }
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void The_official_suite_gives_the_same_in_another_culture(string culture)
    {
        var folder = Suites.Require("fhirpath");
        var cases = OfficialCase.ReadAll(System.IO.Path.Combine(folder, "tests-fhir-r4.json"));
        var inputs = cases.Select(c => c.Input).OfType<string>().Distinct().ToDictionary(
            file => file,
            file => new Element(ResourceJson.Parse(File.ReadAllBytes(System.IO.Path.Combine(folder, "input", file))), PathFixture.Types));

        List<string> Failures() => [.. cases.Where(c => c.Run(new PathCompiler(PathFixture.Types), file => inputs[file]) is not null).Select(c => c.Id)];

        In(culture, Failures).ShouldBe(Failures());
    }

    private static T In<T>(string culture, Func<T> run)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            return run();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
