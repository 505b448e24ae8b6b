using FhirCalc.Fhir.Path;

namespace FhirCalc.Fhir.Tests.Path;

public sealed class CompileErrorTests
{
    [Theory]
    [InlineData("name.nonsense()", 5, "no function 'nonsense'")]
    [InlineData("name.first(1)", 5, "takes no argument")]
    [InlineData("name.where()", 5, "takes 1 argument")]
    [InlineData("'a'.substring()", 4, "takes 1 to 2 arguments")]
    [InlineData("%unknown", 0, "no variable '%unknown'")]
    [InlineData("name is Nonsense", 8, "no type 'Nonsense'")]
    [InlineData("name.ofType(Foo.Bar)", 12, "no namespace 'Foo'")]
    [InlineData("Nonsense.name", 0, "no type 'Nonsense'")]
    [InlineData("name.", 5, "the end of the expression is not expected")]
    [InlineData("name name", 5, "'name' is not expected")]
    [InlineData("(name", 5, "')' is expected")]
    [InlineData("name[0", 6, "']' is expected")]
    [InlineData("1 +", 3, "the end of the expression")]
    [InlineData("'abc", 0, "not closed")]
    [InlineData("/* abc", 0, "not closed")]
    [InlineData("'a\\q'", 2, "not an escape sequence")]
    [InlineData("'\\u12'", 1, "Four hexadecimal digits")]
    [InlineData("name # 2", 5, "has no meaning")]
    [InlineData("$that", 0, "not one of $this")]
    [InlineData("@2020-13", 0, "A date such as")]
    [InlineData("@T25", 0, "A time such as")]
    [InlineData("2147483648", 0, "not in the range of an integer")]
    [InlineData("'a'.matches('(')", 12, "pattern is not valid")]
    [InlineData("defineVariable(name)", 0, "must be a string literal")]
    [InlineData("defineVariable('context')", 15, "already defined")]
    [InlineData("", 0, "the end of the expression")]
    public void A_fault_is_reported_with_its_place(string expression, int position, string message)
    {
        var failure = Should.Throw<PathException>(() => new PathCompiler(PathFixture.Types).Compile(expression));

        failure.Position.ShouldBe(position);
        failure.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("name // of the patient\n .given /* all */ .first()", "Peter")]
    [InlineData("`name`.`given`[0]", "Peter")]
    [InlineData("name.given.where($this.contains('et'))", "Peter")]
    [InlineData("%`vs-gender`", "http://hl7.org/fhir/ValueSet/gender")]
    [InlineData("%'ext-x'", "http://hl7.org/fhir/StructureDefinition/x")]
    [InlineData("%ucum", "http://unitsofmeasure.org")]
    [InlineData("'\\u0041\\n\\'' = 'A\\n\\''", "true")]
    public void Comments_quotes_and_variables_are_read(string expression, string expected) => PathFixture.Show(expression).ShouldBe(expected);

    [Fact]
    public void A_variable_must_be_announced_and_may_be_left_unset()
    {
        var options = new PathOptions { Variables = new HashSet<string> { "finding", "context" } };
        var path = new PathCompiler(PathFixture.Types).Compile("%finding.count() + %context.count()", options);
        var scope = PathScope.Of(PathFixture.Patient, PathFixture.Now);

        path.Evaluate(PathFixture.Patient, scope).Single().ToString().ShouldBe("0");
        var given = scope with { Variables = new Dictionary<string, IReadOnlyList<PathValue>> { ["finding"] = [new IntegerValue(1), new IntegerValue(2)] } };
        path.Evaluate(PathFixture.Patient, given).Single().ToString().ShouldBe("2");
    }
}
