using FhirCalc.Fhir.Path;

namespace FhirCalc.Fhir.Tests.Path;

public sealed class OperatorTests
{
    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("10 - 4 - 3", "3")]
    [InlineData("-1 + 2", "1")]
    [InlineData("2 * -3", "-6")]
    [InlineData("1 | 1 is Integer", "1; true")]
    [InlineData("true or false and false", "true")]
    [InlineData("false implies false and false", "true")]
    [InlineData("1 < 2 = true", "true")]
    [InlineData("'a' & 'b' = 'ab'", "true")]
    [InlineData("2 in (1 | 2) and true", "true")]
    public void Precedence(string expression, string expected) => PathFixture.Show(expression).ShouldBe(expected);

    [Theory]
    [InlineData("2147483647 + 1", "")]
    [InlineData("-2147483648 - 1", "")]
    [InlineData("-2147483648", "-2147483648")]
    [InlineData("79228162514264337593543950335.0 * 10", "")]
    [InlineData("1 / 0", "")]
    [InlineData("1 mod 0", "")]
    [InlineData("7 div 2", "3")]
    [InlineData("(-7) mod 2", "-1")]
    [InlineData("0.1 + 0.2 = 0.3", "true")]
    [InlineData("1.10 * 1", "1.10")]
    public void Numbers_are_exact_and_overflow_gives_nothing(string expression, string expected) => PathFixture.Show(expression).ShouldBe(expected);

    [Theory]
    [InlineData("{} and false", "false")]
    [InlineData("{} and true", "")]
    [InlineData("{} or true", "true")]
    [InlineData("{} or false", "")]
    [InlineData("{} xor true", "")]
    [InlineData("{} implies true", "true")]
    [InlineData("{} implies false", "")]
    [InlineData("false implies {}", "true")]
    [InlineData("name.given.first() and true", "true")]
    public void Logic_has_three_values(string expression, string expected) => PathFixture.Show(expression).ShouldBe(expected);

    [Theory]
    [InlineData("1 = 1.0", "true")]
    [InlineData("'a' = 1", "false")]
    [InlineData("(1 | 2) = (2 | 1)", "false")]
    [InlineData("(1 | 2) ~ (2 | 1)", "true")]
    [InlineData("'A b' ~ 'a\tB'", "true")]
    [InlineData("1.005 ~ 1.01", "true")]
    [InlineData("{} = {}", "")]
    [InlineData("{} ~ {}", "true")]
    [InlineData("name[0] = name[0]", "true")]
    [InlineData("name[0] = name[1]", "false")]
    [InlineData("gender = 'male'", "true")]
    [InlineData("active = true", "true")]
    [InlineData("name[2].family = 'x'", "false")]
    [InlineData("name[2].family & 'x'", "x")]
    public void Equality(string expression, string expected) => PathFixture.Show(expression).ShouldBe(expected);

    [Theory]
    [InlineData("1 < 'a'")]
    [InlineData("name < name")]
    [InlineData("@2020 < @T10:00")]
    [InlineData("name.given < 'a'")]
    [InlineData("1 + 'a'")]
    [InlineData("@2020 + 1")]
    [InlineData("@2020 + 1 'kg'")]
    [InlineData("@2020 - @2019")]
    [InlineData("-'a'")]
    [InlineData("(1 | 2) and true")]
    [InlineData("'a' & 1")]
    public void Operands_that_do_not_fit_fail(string expression) =>
        Should.Throw<PathEvaluationException>(() => PathFixture.Evaluate(expression));

    [Fact]
    public void Objects_with_their_properties_in_another_order_are_equal()
    {
        var patient = PathFixture.Read("""{"resourceType":"Patient","name":[{"use":"usual","family":"A","given":["B","C"]},{"given":["B","C"],"family":"A","use":"usual"},{"use":"usual","family":"A","given":["C","B"]}]}""");

        PathFixture.Show("name[0] = name[1]", patient).ShouldBe("true");
        PathFixture.Show("name[0] = name[2]", patient).ShouldBe("false");
        PathFixture.Show("name[0] ~ name[2]", patient).ShouldBe("true");
        PathFixture.Show("name.distinct().count()", patient).ShouldBe("2");
    }

    [Fact]
    public void Many_distinct_values_are_found_as_few_ones_are()
    {
        var many = string.Join(".combine(", Enumerable.Range(0, 30).Select(i => (i % 12).ToString(System.Globalization.CultureInfo.InvariantCulture))) + new string(')', 29);

        PathFixture.Show($"({many}).distinct().count()").ShouldBe("12");
        PathFixture.Show($"({many}).select($this + 0.0).distinct().count()").ShouldBe("12");
        PathFixture.Show($"({many}).select($this.toString()).distinct().count()").ShouldBe("12");
    }
}
