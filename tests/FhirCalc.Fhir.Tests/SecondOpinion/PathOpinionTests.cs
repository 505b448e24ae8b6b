using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Packages;
using FhirCalc.Fhir.Path;
using FhirCalc.Fhir.Tests.Validation;

namespace FhirCalc.Fhir.Tests.SecondOpinion;

/// <summary>Expressions over the official examples, evaluated here and by npm <c>fhirpath</c>.</summary>
public sealed class PathOpinionTests(ITestOutputHelper output)
{
    private static readonly TypeModel Types = new(Validators.R4);

    private static readonly string[] General =
    [
        "descendants().count()", "children().count()", "descendants().where(hasValue()).count()", "descendants().extension.url", "contained.id", "meta.profile",
        "descendants().ofType(Quantity).value", "descendants().ofType(Quantity).where(value > 10).code", "descendants().ofType(Quantity).select(value * 2 + 1)", "descendants().ofType(Quantity).value.where($this <= 5.5)",
        "descendants().ofType(Coding).code.distinct().count()", "descendants().ofType(Coding).where(system = 'http://loinc.org').code", "descendants().ofType(CodeableConcept).coding.first().display",
        "descendants().ofType(dateTime)", "descendants().ofType(date).select($this + 1 year)", "descendants().ofType(dateTime).where($this > @2012-01-01)", "descendants().ofType(instant).select($this < @2015)", "descendants().ofType(Period).where(start <= end).count()",
        "descendants().ofType(HumanName).select(given.first() & ' ' & family)", "descendants().ofType(Identifier).value.select(length())", "descendants().ofType(HumanName).family.where(matches('^[A-Z][a-z]+$'))", "descendants().ofType(Coding).system.where(startsWith('http')).count()", "descendants().ofType(string).count()", "descendants().ofType(integer)", "descendants().ofType(uri).count()",
        "descendants().ofType(Coding).display.select(substring(1, 3)).take(5)", "descendants().ofType(Coding).display.select(upper()).first()", "descendants().ofType(code).select(indexOf('e'))", "descendants().ofType(boolean).select($this.not())", "descendants().ofType(Coding).display.first().replace('a', 'b')",
        "descendants().ofType(decimal).select($this.toString())", "descendants().ofType(decimal).select($this.round(1))", "descendants().ofType(positiveInt).select($this div 2)", "descendants().ofType(positiveInt).select($this mod 3)", "descendants().ofType(positiveInt).aggregate($total + $this, 0)",
        "descendants().where($this is Reference).count()", "descendants().where($this is Element).count() > 0", "descendants().repeat(extension).url", "iif(text.exists(), text.status, 'none')", "id.exists() and id.length() <= 64", "text.`div`.exists() xor contained.empty()",
        "(descendants().ofType(code) | descendants().ofType(id)).count()", "descendants().ofType(code).intersect(descendants().ofType(code)).count()", "descendants().ofType(Coding).skip(1).code.tail().last()", "descendants().ofType(Money).value.select($this / 3)",
    ];

    [Fact]
    public async Task Expressions_over_the_examples_give_what_fhirpath_gives_but_for_the_ledger()
    {
        var files = Directory.GetFiles(Suites.Require("examples/r4-official"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var opinions = await Opinions.Ask(files, Expressions());
        var ledger = Differences.Read("fhirpath.ledger.json");
        var paths = new Dictionary<string, CompiledPath>(StringComparer.Ordinal);
        var compared = 0;
        foreach (var opinion in opinions)
        {
            var focus = new Element(ResourceJson.Parse(File.ReadAllBytes(opinion.File)), Types);
            foreach (var (expression, theirs) in opinion.Values)
            {
                compared++;
                var (ours, others) = (Evaluate(paths, expression, focus), PathResult.Of(theirs));
                if (ours != others)
                    ledger.Add($"{expression} on {System.IO.Path.GetFileName(opinion.File)}: we {Shorten(ours)}; they {Shorten(others)}");
            }
        }

        output.WriteLine($"{compared} results compared; differences by who is right: {ledger.Summary()}.");
        compared.ShouldBeGreaterThan(30_000);
        ledger.ShouldAllBeKnown();
    }

    // The expressions above, those of the search parameters, and the invariants of the resource types.
    private static Dictionary<string, List<string>> Expressions()
    {
        var expressions = new Dictionary<string, List<string>> { ["*"] = [.. General] };
        using var archive = File.OpenRead(Suites.Require("r4-definitions/hl7.fhir.r4.core-4.0.1.tgz"));
        foreach (var resource in FhirPackage.ReadArchive(archive).Resources.Where(one => one.ResourceType == "SearchParameter"))
        {
            // resolve() needs a server there.
            if (resource.Root["expression"].GetString() is not { } expression || expression.Contains("resolve()", StringComparison.Ordinal))
                continue;
            foreach (var type in resource.Root["base"].Children)
                Add(type.GetString()!, expression);
        }

        foreach (var type in expressions.Keys.Where(Types.IsResource).ToList())
        {
            foreach (var constraint in Types.Find(type)!.Constraints.Where(one => one.Expression is not null))
                Add(type, constraint.Expression!);
        }

        return expressions;

        void Add(string type, string expression)
        {
            if (!expressions.TryGetValue(type, out var list))
                expressions.Add(type, list = []);
            if (!list.Contains(expression))
                list.Add(expression);
        }
    }

    private static string Evaluate(Dictionary<string, CompiledPath> paths, string expression, Element focus)
    {
        try
        {
            if (!paths.TryGetValue(expression, out var path))
                paths.Add(expression, path = new PathCompiler(Types).Compile(expression));
            return PathResult.Of(path.Evaluate(focus, PathScope.Of(focus, DateTimeOffset.UnixEpoch)));
        }
        catch (Exception error) when (error is PathException or PathEvaluationException)
        {
            return PathResult.Error;
        }
    }

    private static string Shorten(string text) => text.Length <= 200 ? text : text[..200] + "…";
}
