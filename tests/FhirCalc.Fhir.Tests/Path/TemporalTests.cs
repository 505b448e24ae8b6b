namespace FhirCalc.Fhir.Tests.Path;

public sealed class TemporalTests
{
    [Theory]
    [InlineData("@2020 < @2021", "true")]
    [InlineData("@2020 < @2020-05", "")]
    [InlineData("@2020 <= @2021-05", "true")]
    [InlineData("@2020-05 = @2020-05", "true")]
    [InlineData("@2020-05 = @2020-05-01", "")]
    [InlineData("@2020-05 = @2020-06-01", "false")]
    [InlineData("@2020-05 ~ @2020-05-01", "false")]
    [InlineData("@2020-01-01T10 = @2020-01-01T10:30", "")]
    [InlineData("@2020-01-01T10:00:00 = @2020-01-01T10:00:00.000", "true")]
    [InlineData("@T10:00 < @T10:30:00", "true")]
    [InlineData("@T10:00 < @T10:00:30", "")]
    public void Partial_dates_compare_as_far_as_they_are_known(string expression, string expected) => PathFixture.Show(expression).ShouldBe(expected);

    [Theory]
    [InlineData("@2020-01-01T12:00:00Z = @2020-01-01T14:00:00+02:00", "true")]
    [InlineData("@2020-01-01T00:30:00+02:00 < @2020-01-01T00:00:00Z", "true")]
    [InlineData("@2020-01-01T12:00:00 = @2020-01-01T12:00:00Z", "")]
    [InlineData("@2020-01-01T12:00:00 < @2020-01-03T12:00:00Z", "true")]
    [InlineData("@2020-01-01T12:00:00 > @2020-01-01T13:00:00Z", "")]
    [InlineData("@2020-01-01 < @2020-01-01T12:00:00Z", "")]
    [InlineData("@2019 < @2020-01-03T12:00:00Z", "true")]
    public void An_unknown_offset_leaves_open_what_it_could_change(string expression, string expected) => PathFixture.Show(expression).ShouldBe(expected);

    [Theory]
    [InlineData("@2020-01-31 + 1 month", "2020-02-29")]
    [InlineData("@2020-02-29 + 1 year", "2021-02-28")]
    [InlineData("@2020-01-01 - 1 day", "2019-12-31")]
    [InlineData("@2020 + 23 months", "2021")]
    [InlineData("@2020-01 + 59 days", "2020-02")]
    [InlineData("@2020-01-01 + 47 hours", "2020-01-02")]
    [InlineData("@2020-01-01T10:00:00-05:00 + 1 hour", "2020-01-01T11:00:00-05:00")]
    [InlineData("@2020-01-01T10:00:00 + 5 milliseconds", "2020-01-01T10:00:00.005")]
    [InlineData("@2020-01-01T10:00:00 + 1.5 seconds", "2020-01-01T10:00:01.500")]
    [InlineData("@T23:30 + 45 minutes", "00:15")]
    [InlineData("@T00:15 - 30 minutes", "23:45")]
    [InlineData("@9999-12-31 + 1 day", "")]
    [InlineData("@0001 - 1 year", "")]
    [InlineData("@2020 + 99999999999 years", "")]
    public void Durations_are_added_by_the_calendar(string expression, string expected) => PathFixture.Show(expression).ShouldBe(expected);

    [Theory]
    [InlineData("@2020-02.highBoundary()", "2020-02-29")]
    [InlineData("@2020.lowBoundary(6)", "2020-01")]
    [InlineData("@2020-01-01T10:00Z.highBoundary()", "2020-01-01T10:00:59.999Z")]
    [InlineData("@2020-01-01T10.lowBoundary()", "2020-01-01T10:00:00.000+14:00")]
    [InlineData("@T10.highBoundary()", "10:59:59.999")]
    [InlineData("@2020.highBoundary(5)", "")]
    [InlineData("1.5.lowBoundary()", "1.45000000")]
    [InlineData("(-1.5).highBoundary(1)", "-1.4")]
    [InlineData("1.5.highBoundary(29)", "")]
    [InlineData("@2020-01-01T10:00:00.000.precision()", "17")]
    [InlineData("1.500.precision()", "3")]
    public void Boundaries_show_what_a_value_can_stand_for(string expression, string expected) => PathFixture.Show(expression).ShouldBe(expected);

    [Fact]
    public void An_element_whose_text_is_no_date_is_only_a_string()
    {
        var patient = PathFixture.Read("""{"resourceType":"Patient","birthDate":"25.12.1974"}""");

        PathFixture.Show("birthDate = '25.12.1974'", patient).ShouldBe("true");
        PathFixture.Show("birthDate = @1974-12-25", patient).ShouldBe("false");
    }
}
