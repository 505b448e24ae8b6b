using System.Globalization;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Benchmarks;

/// <summary>What expressions cost on one finding: alone, each time under a new scope, and among others that share what was read.</summary>
internal static class Evaluations
{
    private const int Repeat = 50_000;
    private const string Component = "component.where(code.coding.where(system = 'http://fhircalc.org/fhir/CodeSystem/calcification-component' and code = ";

    private static readonly (string Name, string Expression)[] Expressions =
    [
        ("component invariant", Component + "'composition').exists()).value.exists() implies (method.exists() or specimen.exists())"),
        ("component invariant that applies", Component + "'size').exists()).value.exists() implies (method.exists() or specimen.exists())"),
        ("the size as an amount", Component + "'size').exists()).value.ofType(Quantity).first().exists()"),
        ("the size compared in other units", "1 'cm' > " + Component + "'size').exists()).value.ofType(Quantity).first()"),
        ("amounts compared, without a path", "1 'cm' > iif($this.exists(), 3 'mm')"),
        ("no amounts, without a path", "1 > iif($this.exists(), 3)"),
    ];

    public static void Print(TextWriter output)
    {
        var types = new TypeModel(DefinitionSet.LoadR4());
        var compiler = new PathCompiler(types);
        var finding = new Element(ResourceJson.Parse(Samples.Finding), types);
        var shared = PathScope.Of(finding, default);
        foreach (var (name, expression) in Expressions)
        {
            var path = compiler.Compile(expression);
            Time(() => path.EvaluateBoolean(finding, shared));
            var alone = Time(() => path.EvaluateBoolean(finding, PathScope.Of(finding, default)));
            var among = Time(() => path.EvaluateBoolean(finding, shared));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-45} {alone,7:0} ns alone {among,7:0} ns among others"));
        }
    }

    private static double Time(Func<bool?> action) => Enumerable.Range(0, 7).Min(_ =>
    {
        var began = ThreadClock.Nanoseconds();
        for (var at = 0; at < Repeat; at++)
            action();
        return (ThreadClock.Nanoseconds() - began) / Repeat;
    });
}
