using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Fhir.Tests.Path;

public sealed class ConcurrencyTests
{
    private const string Expression = "name.where(use.memberOf('http://x') and $index < 2).given.select($this & '-' & %resource.name.count().toString()).join(';')";

    [Fact]
    public void One_compiled_expression_serves_many_threads()
    {
        var path = new PathCompiler(PathFixture.Types).Compile(Expression);
        var scope = PathScope.Of(PathFixture.Patient, PathFixture.Now, new Nested());
        var results = new string[2000];

        Parallel.For(0, results.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => results[i] = path.Evaluate(PathFixture.Patient, scope).Single().ToString());

        results.ShouldAllBe(r => r == "Peter-3;James-3;Jim-3");
    }

    [Fact]
    public void An_evaluation_that_fails_leaves_nothing_behind()
    {
        var compiler = new PathCompiler(PathFixture.Types);
        var scope = PathScope.Of(PathFixture.Patient, PathFixture.Now);

        Should.Throw<PathEvaluationException>(() => compiler.Compile("name.select(given.single())").Evaluate(PathFixture.Patient, scope));
        compiler.Compile("$index.toString() & $total.count().toString() & name.count().toString()").Evaluate(PathFixture.Patient, scope).Single().ToString().ShouldBe("003");
    }

    /// <summary>Evaluates another expression in the middle of the first, as conformsTo and memberOf of a validator do.</summary>
    private sealed class Nested : IPathEnvironment
    {
        private static readonly CompiledPath Inner = new PathCompiler(PathFixture.Types).Compile("$this.exists() and %resource.name.count() = 3");

        public bool? MemberOf(Element coded, string valueSet) => Inner.EvaluateBoolean(coded, PathScope.Of(PathFixture.Patient, PathFixture.Now));

        public bool? ConformsTo(Element element, string profile) => null;

        public bool TryResolve(string reference, Element from, out Element target)
        {
            target = default;
            return false;
        }

        public bool? Subsumes(Element general, Element special) => null;
    }
}
