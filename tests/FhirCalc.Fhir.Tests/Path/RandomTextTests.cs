using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path;
using FhirCalc.Fhir.Tests.Validation;

namespace FhirCalc.Fhir.Tests.Path;

public sealed class RandomTextTests
{
    private static readonly TypeModel Types = new(Validators.R4);

    private static readonly Element Patient = new(
        ResourceJson.Parse("""{"resourceType":"Patient","active":true,"birthDate":"1974-12","name":[{"family":"A","given":["B","C"]},{"given":["D"]}],"contained":[{"resourceType":"Observation","id":"o","valueQuantity":{"value":1.10,"system":"http://unitsofmeasure.org","code":"mm"}}]}"""u8.ToArray()),
        Types);

    private static readonly string[] Pieces =
    [
        "name", "given", "active", "birthDate", "Patient", "contained", "value", "$this", "$index", "$total", "%resource", "%context", "%ucum", "%none",
        "1", "-1", "0", "2147483647", "9999999999", "1.50", "0.0000000000000000000000000001", "79228162514264337593543950335.0", "'a'", "''", "'\\u0041'", "'\\x'", "'1 \\'mm\\''",
        "true", "false", "{}", "@2020", "@9999-12-31", "@0001-01-01", "@2020-02-30", "@T12:30", "@2020-01-01T10:00+14:00", "1 'mm'", "3 years", "999999999 months", "5 'Cel'",
        "(", ")", "[", "]", ".", ",", "+", "-", "*", "/", "&", "|", "=", "!=", "~", "!~", "<", "<=", ">", ">=", " and ", " or ", " xor ", " implies ",
        " is ", " as ", " in ", " contains ", " div ", " mod ", "where(", "select(", "repeat(", "exists(", "iif(", "all(", "aggregate(", "toString()", "toInteger()", "toDecimal()", "toQuantity()",
        "toDate()", "matches(", "replace(", "substring(", "round(", "power(", "sqrt()", "ln()", "lowBoundary(", "highBoundary()", "ofType(", "Quantity", "String", "descendants()", "children()",
        "first()", "skip(", "take(", "count()", "not()", "sort(", "split(", "join(", "encode('hex')", "escape('json')", "unescape('html')", "type()", "resolve()", "memberOf(", "trace(", "`x`", "//c\n", "/*", "*/", "\\", "\"", "é", "\0", "\ud800", "#", "@", "%", "$",
    ];

    [Fact]
    public void Random_text_gives_a_result_or_a_documented_exception()
    {
        var compiler = new PathCompiler(Types);
        var scope = PathScope.Of(Patient, DateTimeOffset.UnixEpoch);
        var random = new Random(20260301);
        var compiled = 0;
        for (var i = 0; i < Fuzzing.FuzzRun.Count(20_000); i++)
        {
            var expression = i % 10 == 0 ? Characters(random) : string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            try
            {
                var path = compiler.Compile(expression);
                compiled++;
                path.Evaluate(Patient, scope);
            }
            catch (PathException failure)
            {
                failure.Position.ShouldBeInRange(0, expression.Length, expression);
            }
            catch (PathEvaluationException)
            {
                // Documented: the expression has no result for this input.
            }
            catch (Exception other)
            {
                Assert.Fail($"{expression}: {other}");
            }
        }
        compiled.ShouldBeGreaterThan(200, "the generator should also make expressions that compile");
    }

    // Built from the grammar, so that nearly all of these compile and the evaluation is what is tried.
    [Fact]
    public void Random_expressions_give_a_result_or_a_documented_exception()
    {
        var compiler = new PathCompiler(Types);
        var scope = PathScope.Of(Patient, DateTimeOffset.UnixEpoch);
        var random = new Random(7);
        for (var i = 0; i < Fuzzing.FuzzRun.Count(20_000); i++)
        {
            var expression = Expression(random, 4);
            try
            {
                compiler.Compile(expression).Evaluate(Patient, scope);
            }
            catch (PathException)
            {
                // A type name or a pattern that does not exist.
            }
            catch (PathEvaluationException)
            {
                // Documented: the expression has no result for this input.
            }
            catch (Exception other)
            {
                Assert.Fail($"{expression}: {other}");
            }
        }
    }

    [Theory]
    [InlineData("(", 100_000)]
    [InlineData("a.", 100_000)]
    [InlineData("1+", 100_000)]
    [InlineData("-", 100_000)]
    [InlineData("a[", 100_000)]
    [InlineData("iif(a.b.c.d.e.f,", 100_000)]
    [InlineData("not().where(", 100_000)]
    public void Endless_nesting_is_refused(string piece, int times)
    {
        Should.Throw<PathException>(() => new PathCompiler(Types).Compile(string.Concat(Enumerable.Repeat(piece, times)) + "1"));
    }

    private static string Characters(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => (char)random.Next(1, random.Next(10) == 0 ? 0xFFFF : 128)));

    private static string Expression(Random random, int depth)
    {
        string[] leaves = ["name", "name.given", "active", "birthDate", "contained.value", "$this", "$index", "1", "0", "-3", "2147483647", "1.50", "79228162514264337593543950335.0", "0.0000000000000000000000000001", "'abc'", "''", "'12'", "true", "{}", "@2020", "@9999-12-31T23:59:59.999", "@0001-01-01", "@T23:59", "@2020-01-01T10:00+14:00", "1 'mm'", "2 'g/dL'", "5 'Cel'", "9999999999 years", "2 'nonsense'", "%resource", "(1|2|3)", "now()"];
        string[] operators = ["+", "-", "*", "/", "&", "|", "=", "!=", "~", "!~", "<", "<=", ">", ">=", "and", "or", "xor", "implies", "in", "contains", "div", "mod"];
        if (depth == 0 || random.Next(5) == 0)
            return leaves[random.Next(leaves.Length)];
        if (random.Next(2) == 0)
            return $"({Expression(random, depth - 1)} {operators[random.Next(operators.Length)]} {Expression(random, depth - 1)})";
        var functions = FhirCalc.Fhir.Path.Functions.FunctionTable.All.Values;
        var function = functions[random.Next(functions.Length)];
        var count = random.Next(function.FewestArguments, Math.Min(function.MostArguments, 3) + 1);
        var arguments = function.Name is "is" or "as" or "ofType" ? "Quantity" : string.Join(", ", Enumerable.Range(0, count).Select(_ => Expression(random, depth - 1)));
        return $"({Expression(random, depth - 1)}).{function.Name}({arguments})";
    }
}
