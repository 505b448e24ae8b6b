using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Fhir.Tests.Path;

/// <summary>Quick forms that start at variables against the general evaluation, also where a variable is computed when it is asked for, and fails.</summary>
public sealed class QuickVariableTests
{
    private static readonly TypeModel Types = PathFixture.Types;

    private static readonly string[] Names = ["one", "many", "none", "text", "mixed", "wrong", "open"];

    private static readonly string[] Forms =
    [
        "%{0}", "%{0}.exists()", "%{0}.empty()", "%{0}.count()", "%{0}.code", "%{0}.value.ofType(Quantity).unit", "%{0}.first()", "%{0}.where(value.exists()).first()",
        "%{0}.where(code.memberOf('known'))", "%{0}.where(code.memberOf('open')).exists()", "%{0}.where(status = 'final').select(interpretation | value)", "%{0}.all(status = 'final')",
        "(%{0} | %many).where(value.exists())", "(%none | %{0}).exists()", "%{0} | %one", "%{0} | %none", "(%{0} | %{0}).code", "%many.where(%{0}.exists())", "%many.where(%{0}.empty()).value",
        "%{0}.exists() or %one.exists()", "%one.exists() or %{0}.exists()", "%{0}.exists() and %none.exists()", "%none.exists() and %{0}.exists()", "%{0}.exists() implies %one.exists()",
        "%{0}.where(value.exists()) and %one.exists()", "%{0}.where(status in ('final' | 'amended')).code.coding.where(system = 's' and code = 'a').exists()", "component.where(%{0}.exists())",
        "(component | %{0}).value", "%{0}.select(%one.value)", "%{0}.value = 'x'", "iif(%{0}.exists(), %one, %many)", "%resource.component | %{0}.component",
    ];

    private const string Observations = """
        {"resourceType":"Bundle","entry":[
          {"resource":{"resourceType":"Observation","id":"a","status":"final","code":{"coding":[{"system":"s","code":"a"}]},"valueQuantity":{"value":1,"unit":"mm"},"interpretation":[{"text":"H"}],"component":[{"code":{"text":"c"},"valueString":"x"}]}},
          {"resource":{"resourceType":"Observation","id":"b","status":"amended","code":{"coding":[{"system":"s","code":"b"}]},"valueString":"x"}},
          {"resource":{"resourceType":"Observation","status":"final","id":"b","code":{"coding":[{"system":"s","code":"b"}]},"valueString":"x"}},
          {"resource":{"resourceType":"Observation","id":"b","status":"amended","code":{"coding":[{"system":"s","code":"b"}]},"valueString":"x"}},
          {"resource":{"resourceType":"Observation","id":"c","_status":{"id":"s"},"code":{"coding":[{"system":"s","code":"\u0061"}]},"_valueString":{"id":"v"}}},
          {"resource":{"resourceType":"Condition","id":"d","code":{"text":"diabetes"}}}]}
        """;

    [Fact]
    public void Each_form_gives_the_same_from_whatever_a_variable_holds()
    {
        var resources = Resources();
        foreach (var name in Names)
        {
            foreach (var expression in Forms.Select(form => form.Replace("{0}", name, StringComparison.Ordinal)))
            {
                var quick = new PathCompiler(Types).Compile(expression, new PathOptions { Variables = Names.ToHashSet(StringComparer.Ordinal) });
                var general = new PathCompiler(Types).Compile(expression, new PathOptions { Variables = Names.ToHashSet(StringComparer.Ordinal), IsGeneralOnly = true });
                foreach (var focus in resources)
                {
                    var scope = PathScope.Of(focus, default, new HalfKnown()).At(focus, new Computed(resources));
                    Describe(() => Describe(quick.Evaluate(focus, scope))).ShouldBe(Describe(() => Describe(general.Evaluate(focus, scope))), expression);
                    Describe(() => $"{quick.EvaluateBoolean(focus, scope)}").ShouldBe(Describe(() => $"{general.EvaluateBoolean(focus, scope)}"), expression);
                }
            }
        }
    }

    [Fact]
    public void A_condition_on_a_variable_is_answered_without_allocation()
    {
        var resources = Resources();
        var options = new PathOptions { Variables = Names.ToHashSet(StringComparer.Ordinal) };
        var path = new PathCompiler(Types).Compile("(%one | %none).where(code.memberOf('known')).exists() and %one.where(status = 'never').empty()", options);
        var scope = PathScope.Of(resources[0], default, new HalfKnown()).At(resources[0], new Computed(resources));
        path.EvaluateBoolean(resources[0], scope).ShouldNotBeNull();

        // The runtime itself may allocate while it compiles anew what has become hot; the expression would do so every time.
        Enumerable.Range(0, 5).Min(_ => Allocated()).ShouldBe(0);

        long Allocated()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
                path.EvaluateBoolean(resources[0], scope);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static List<Element> Resources()
    {
        var resources = new List<Element>();
        foreach (var entry in new Element(ResourceJson.Parse(Encoding.UTF8.GetBytes(Observations)), Types).Children("entry"))
            resources.Add(entry.Child("resource"));
        return resources;
    }

    private static string Describe(PathValues values) => string.Join("; ", values.Select(value => value is ElementValue element
        ? $"{element.Element.Type} at {element.Element.Node.Offset} with {element.Element.Extra.Offset}"
        : $"{value.TypeName} {value}"));

    private static string Describe(Func<string> result)
    {
        try
        {
            return result();
        }
        catch (PathEvaluationException error)
        {
            return error.GetType().Name + ": " + error.Message;
        }
    }

    /// <summary>Variables of which two fail when they are asked for: one for want of an answer.</summary>
    private sealed class Computed(List<Element> resources) : IReadOnlyDictionary<string, IReadOnlyList<PathValue>>
    {
        private readonly Dictionary<string, IReadOnlyList<PathValue>> _known = new(StringComparer.Ordinal)
        {
            ["one"] = PathValues.Of(new ElementValue(resources[0])),
            ["many"] = PathValues.From([.. resources.Select(resource => new ElementValue(resource))]),
            ["none"] = PathValues.Empty,
            ["text"] = PathValues.Of(new StringValue("x")),
            ["mixed"] = PathValues.From([new ElementValue(resources[1]), BooleanValue.True]),
        };

        public int Count => Names.Length;

        public IEnumerable<string> Keys => Names;

        public IEnumerable<IReadOnlyList<PathValue>> Values => Names.Select(name => this[name]);

        public IReadOnlyList<PathValue> this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

        public bool ContainsKey(string key) => Names.Contains(key);

        public bool TryGetValue(string key, [MaybeNullWhen(false)] out IReadOnlyList<PathValue> value) => key switch
        {
            "wrong" => throw new PathEvaluationException("It fails."),
            "open" => throw new PathUndecidedException("memberOf", "http://example.org/open"),
            _ => _known.TryGetValue(key, out value),
        };

        public IEnumerator<KeyValuePair<string, IReadOnlyList<PathValue>>> GetEnumerator() => throw new NotSupportedException();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class HalfKnown : IPathEnvironment
    {
        public bool? MemberOf(Element coded, string valueSet) => valueSet == "known" ? coded.Node.Length % 2 == 0 : null;

        public bool? ConformsTo(Element element, string profile) => null;

        public bool TryResolve(string reference, Element from, out Element target)
        {
            target = default;
            return false;
        }

        public bool? Subsumes(Element general, Element special) => null;
    }
}
