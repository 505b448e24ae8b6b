using System.Text;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path;
using FhirCalc.Fhir.Path.Evaluation;

namespace FhirCalc.Fhir.Tests.Path;

/// <summary>The quick forms of expressions against the general evaluation: same result, same failure, on whatever content.</summary>
public sealed class QuickFormTests
{
    private static readonly TypeModel Types = PathFixture.Types;

    private static readonly string[] Expressions =
    [
        "component.where(code.coding.where(system = 'http://loinc.org' and code = '8480-6').exists()).value.exists()",
        "component.where(code.coding.where(system = 'http://loinc.org' and (code in ('8480-6' | '8462-4'))).exists()).value",
        "component.where(code.coding.exists(code = '8480-6')).empty() or value.exists()",
        "component.value.ofType(Quantity).all(system = 'http://unitsofmeasure.org')",
        "component.value.where(memberOf('known')).exists()",
        "component.value.where(memberOf('open')).exists()",
        "component.where(value.where(memberOf('known')).exists()).code.text",
        "code.memberOf('known') implies value.empty()",
        "code.memberOf('open') or status = 'final'",
        "status = 'final'",
        "'final' = status",
        "status != 'final'",
        "(status = 'final').not()",
        "status in ('final' | 'amended')",
        "category in ('final' | 'amended')",
        "category = 'x'",
        "category.coding.code = 'vital-signs'",
        "category.coding.where(code).exists()",
        "category.where(coding).coding.display",
        "active and name.exists()",
        "active or name.given.empty()",
        "active implies name.family = 'x'",
        "active.not()",
        "deceased.not()",
        "deceased",
        "name.given",
        "name.given.exists()",
        "name.first().given",
        "name.given.first()",
        "name.where(use = 'official').first().family.first()",
        "%resource.name.first().given",
        "contact.select(%resource.name.first().family)",
        "category.where(coding).first().text",
        "birthDate.first().extension.url",
        "entry.first().resource.id",
        "name.given = 'Peter'",
        "name.given.hasValue()",
        "birthDate.hasValue()",
        "birthDate.extension.exists()",
        "birthDate.extension.url",
        "birthDate = '1974-12-25'",
        "birthDate.exists() and gender = 'male'",
        "multipleBirth.exists() implies multipleBirth.ofType(integer).exists()",
        "contact.where(relationship.exists(coding.exists(code = 'N'))).name.exists()",
        "contact.all(name.exists() or telecom.exists() or address.exists())",
        "telecom.where(system = 'phone' and use = 'work').value",
        "telecom.where(system = 'phone').all(value.exists())",
        "Patient.name.where(use = 'official').given",
        "Observation.value.ofType(Quantity).unit",
        "Resource.id",
        "%resource.name.exists() and contact.exists()",
        "contact.where(%resource.active).exists()",
        "extension.where(url = 'http://example.org/a').value.ofType(string) = 'b'",
        "contained.where(id = 'p').exists() implies subject.reference = '#p'",
        "contained.ofType(Patient).name.family",
        "entry.resource.ofType(Observation).where(status = 'final').code.coding.code",
        "entry.where(resource.ofType(Patient).exists()).fullUrl",
        "entry.all(fullUrl.exists() or resource.empty())",
        "entry.resource.code.exists() and value.empty()",
        "status.exists() and value.empty() and component.code.where(coding.intersect(%resource.code.coding).exists()).empty()",
        "value.exists() or (component.count() > 1 and status = 'final')",
        "where(status = 'final').code.text",
        "exists(status = 'final')",
        "all(status = 'final')",
        "text.`div`.hasValue() and text.status = 'generated'",
        "value.code = 'mm[Hg]'",
        "value = 'x'",
        "value.value.exists() implies value.unit = 'mm'",
        "name.given.where($this = 'Peter')",
        "name.given.all($this != 'Peter')",
        "value.ofType(Quantity).all($this > 0.1 'cm')",
        "component.value.ofType(Quantity).all($this > 0.1 'mm[Hg]')",
        "code.coding.where(system = 'http://loinc.org' and code = '8480-6').exists()",
        "code.coding.where(system = 'http://loinc.org' and code in ('8480-6' | '8462-4')).exists()",
        "category.coding.where(system = 'http://terminology.hl7.org/CodeSystem/observation-category' and (code in ('vital-signs' | 'laboratory'))).exists()",
        "component.where(category.coding.where(system = 'a' and code = 'b').exists()).empty()",
        "(value.ofType(Quantity) | value.ofType(Range).low | value.ofType(Range).high).value.all($this > 0)",
        "(value.ofType(Quantity) | value.ofType(Range).low).all(unit = 'mm')",
        "(name.given | name.family).where($this = 'Peter').exists()",
        "(component | referenceRange).exists()",
        "value.value > 5",
        "value.value >= 185.0",
        "multipleBirth <= 2",
        "component.all(value.value < 1000)",
        "value < 5",
        "name.given | name.family",
        "component.code | code",
        "Observation.component.where(code.exists()).code | Patient.name",
        "(name | contact.name).where(family.exists()).given",
        "name.given.select($this)",
        "(status)",
        "%resource",
        "$this",
        "component.where(code.coding.where(system = 'http://loinc.org' and code = '8480-6').exists()).where(%resource.component.where(code.coding.where(system = 'http://loinc.org' and code = '8462-4').exists()).exists()).value",
        "component.where(code.coding.where(system = 'http://loinc.org' and (code in ('8480-6' | '8462-4' | 't'))).exists()).code.coding.code",
        "Observation.component.where(code.coding.where(system = 'http://loinc.org' and code = '8462-4').exists()).value.exists()",
        "%resource.component.where(code.coding.where(system = 'http://loinc.org' and code = '8462-4').exists()).value",
        "contact.where(relationship.coding.where(system = 'http://terminology.hl7.org/CodeSystem/v2-0131' and code = 'N').exists()).name.family",
        "contained.where(code.coding.where(system = 'http://loinc.org' and code = '8480-6').exists()).exists()",
        "name.given.where(startsWith('P')).exists()",
        "name.family.startsWith('P')",
        "name.given.startsWith('P')",
        "birthDate.startsWith('1974')",
        "telecom.value.contains('1')",
        "status.endsWith('al')",
        "active.contains('r')",
        "name.select(given | family)",
        "contact.select(name.family)",
        "name.select($this).given",
        "name.select(given).where(endsWith('r'))",
        "name.select(%resource.name.family).exists()",
        "entry.fullUrl.all($this in %resource.entry.fullUrl)",
        "entry.resource.select((ofType(Patient).name | ofType(Observation).code | ofType(Observation).category).text).where(startsWith('B')).all($this in %resource.entry.fullUrl)",
        "name.given.all($this in %resource.name.given)",
        "contact.name.family.where($this in %resource.name.family).exists()",
        "birthDate in %resource.name.given",
        "name.given in %resource.contact.name",
        "active in %resource.active",
        "identifier.value in %resource.identifier.value",
        "name.given.select(replaceMatches('P', 'Q')).all($this in %resource.name.given)",
        "name.given.all($this in %resource.name.select(given.replaceMatches('e', 'x')))",
        "birthDate in %resource.name.where($index = 0).given",
        "entry.all(fullUrl.exists() = resource.exists())",
        "(status = 'final') = value.exists()",
        "(active.not() = name.exists()) and (gender != 'male') = name.empty()",
        "(component.code.coding | code.coding).code",
        "(identifier | contact.telecom).exists()",
        "(code | component.code).coding.code",
        "(value | component.value).ofType(Quantity).unit",
        "(category | code).coding",
        "nothing.exists()",
        "nothing.where(never = 'x').empty()",
    ];

    // What JSON can do to an element: siblings, nulls, repetitions, wrong kinds, escapes.
    private static readonly string[] Odd =
    [
        """{"resourceType":"Patient","active":true,"_active":{"id":"a"},"name":[{"given":["Peter",null],"_given":[null,{"id":"g"}]}]}""",
        """{"resourceType":"Patient","_birthDate":{"extension":[{"url":"http://example.org/a","valueString":"b"}]},"gender":"male"}""",
        """{"resourceType":"Patient","_birthDate":{"id":"x"},"birthDate":"1974-12-25","gender":"male","extension":[{"url":"http://example.org/a","valueString":"b"}]}""",
        """{"resourceType":"Patient","active":"true","name":{"given":"Peter","family":["x","y"]},"birthDate":5}""",
        """{"resourceType":"Patient","active":[true,false],"name":[{"family":"x"},null],"deceasedBoolean":false}""",
        """{"resourceType":"Patient","active":false,"active":true,"deceasedDateTime":"2020-01-01","multipleBirthInteger":2}""",
        """{"resourceType":"Patient","name":[{"given":["P\u0065ter"],"family":"\u0078"}],"telecom":[{"system":"ph\u006fne","use":"work","value":"1"}]}""",
        """{"resourceType":"Patient","n\u0061me":[{"given":["Peter"]}],"name":[["a"],"b",{"given":[["Peter"]]}]}""",
        """{"resourceType":"Patient","name":[{"given":[null]}],"contact":[{"relationship":[{"coding":[{"code":"N"}]}],"name":{}}]}""",
        """{"resourceType":"Observation","status":"final","category":[{"coding":[{"code":"vital-signs"},{"code":"x"}]}],"valueString":"x"}""",
        """{"resourceType":"Observation","status":["final","amended"],"category":["final"],"valueQuantity":{"value":1,"unit":"mm","code":"mm[Hg]"}}""",
        """{"resourceType":"Observation","_status":{"id":"s"},"valueString":"y","valueQuantity":{"code":"x"},"_valueString":{"id":"v"}}""",
        """{"resourceType":"Observation","component":[{"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},"valueQuantity":{"system":"http://unitsofmeasure.org"}},{"code":{"text":"t"},"valueCodeableConcept":{"text":"c"}},{"code":{"coding":[{"system":["http://loinc.org"],"code":"8462-4"}]},"valueString":"s"}]}""",
        """{"resourceType":"Observation","contained":[{"resourceType":"Patient","id":"p","name":[{"family":"F"}]},{"resourceType":"Nonsense"},{}],"subject":{"reference":"#p"},"text":{"status":"generated","div":"<div/>"}}""",
        """{"resourceType":"Bundle","entry":[{"fullUrl":"urn:x","resource":{"resourceType":"Observation","status":"final","code":{"coding":[{"code":"a"}]}}},{"resource":{"resourceType":"Patient"}},{"resource":null},{"resource":[]}]}""",
        """{"resourceType":"Nonsense","status":"final","id":"x"}""",
        """{"id":"x"}""",
        """[1]""",
    ];

    [Fact]
    public void Odd_content_gives_the_same_with_and_without_quick_forms()
    {
        foreach (var text in Odd)
            Compare(ResourceJson.Parse(Encoding.UTF8.GetBytes(text)), Expressions.Select(expression => new Pair(expression)));
    }

    // Expressions of one compiler remember for each other what they read; more of them than are remembered, and some compiled late.
    [Fact]
    public void Expressions_that_share_what_they_read_give_the_same_in_any_order()
    {
        var odd = Odd.Select(text => ResourceJson.Parse(Encoding.UTF8.GetBytes(text))).Append(Coded(9));
        foreach (var resource in odd)
        {
            var compiler = new PathCompiler(Types);
            var root = new Element(resource, Types);
            var scope = PathScope.Of(root, default, new HalfKnown());
            foreach (var expression in Expressions.Concat(Enumerable.Range(0, 100).Select(Picking)).Concat(Expressions.Reverse()))
            {
                var general = new PathCompiler(Types).Compile(expression, new PathOptions { IsGeneralOnly = true });
                var quick = compiler.Compile(expression);
                Describe(() => Describe(quick.Evaluate(root, scope))).ShouldBe(Describe(() => Describe(general.Evaluate(root, scope))), expression);
                Describe(() => $"{quick.EvaluateBoolean(root, scope)}").ShouldBe(Describe(() => $"{general.EvaluateBoolean(root, scope)}"), expression);
            }
        }
    }

    // Numbers of codings repeat modulo 64, and what is remembered of one level is asked for within another.
    private static string Picking(int number) =>
        $"component.where(code.coding.where(system = 's' and code = 'c{number}').exists()).where(component.where(code.coding.where(system = 's' and code = 'c{number + 1}').exists()).empty()).value";

    private static ResourceJson Coded(int components)
    {
        var items = Enumerable.Range(0, components).Select(number => $$"""{"code":{"coding":[{"system":"s","code":"c{{number}}"},{"system":"s","code":"c{{number * 8}}"},{"system":"t","code":"c{{number + 1}}"}]},"valueInteger":{{number}}}""");
        return ResourceJson.Parse(Encoding.UTF8.GetBytes($$"""{"resourceType":"Observation","code":{"coding":[{"system":"s","code":"c1"}]},"component":[{{string.Join(',', items)}}]}"""));
    }

    [Fact]
    public void What_is_spelled_alike_is_compared_as_its_content_is()
    {
        var compared = 0;
        foreach (var file in Directory.GetFiles(Suites.Require("examples/r4-official"), "*.json").Where(file => new FileInfo(file).Length < 20_000))
        {
            var elements = new List<Element>();
            Gather(new Element(ResourceJson.Parse(File.ReadAllBytes(file)), Types), elements);
            foreach (var (one, other) in elements.SelectMany((one, at) => elements.Skip(at).Take(20).Select(other => (one, other))))
            {
                if (PlainEquality.Compare(one, other) is not { } answer)
                    continue;
                compared++;
                Equality.SameContent(one, other).ShouldBe(answer, $"{one.Location()} and {other.Location()} in {file}");
            }
        }

        compared.ShouldBeGreaterThan(20_000);
    }

    private static void Gather(Element element, List<Element> elements)
    {
        foreach (var child in element.Children())
        {
            if (child.IsPrimitive)
                continue;
            if (!child.Type.IsQuantity)
                elements.Add(child);
            Gather(child, elements);
        }
    }

    [Fact]
    public void A_scope_with_another_environment_remembers_for_itself()
    {
        var path = new PathCompiler(Types).Compile("code.memberOf('any')");
        var element = new Element(Coded(1), Types);
        var scope = PathScope.Of(element, default, new Always(true));

        path.EvaluateBoolean(element, scope).ShouldBe(true);
        path.EvaluateBoolean(element, scope with { Environment = new Always(false) }).ShouldBe(false);
        path.EvaluateBoolean(element, scope).ShouldBe(true);
    }

    [Fact]
    public void Official_examples_give_the_same_with_and_without_quick_forms()
    {
        var pairs = Expressions.Select(expression => new Pair(expression)).ToList();
        foreach (var file in Directory.GetFiles(Suites.Require("examples/r4-official"), "*.json"))
            Compare(ResourceJson.Parse(File.ReadAllBytes(file)), pairs);
    }

    [Fact]
    public void The_invariants_of_each_type_give_the_same_with_and_without_quick_forms()
    {
        var pairs = new Dictionary<TypeDefinition, List<Pair>>();
        var compared = 0;
        foreach (var file in Directory.GetFiles(Suites.Require("examples/r4-official"), "*.json"))
        {
            var resource = ResourceJson.Parse(File.ReadAllBytes(file));
            var root = new Element(resource, Types);
            if (!pairs.TryGetValue(root.Type, out var own))
                pairs.Add(root.Type, own = [.. InvariantsOf(root.Type).Select(expression => new Pair(expression))]);
            Compare(resource, own);
            compared += own.Count;
        }

        compared.ShouldBeGreaterThan(2000);
    }

    [Theory]
    [InlineData("status = 'final' and value.exists()")]
    [InlineData("component.where(code.coding.where(system = 'a' and code in ('b' | 'c')).exists()).value.exists() implies method.empty()")]
    public void A_condition_on_plain_paths_is_answered_without_allocation(string expression)
    {
        var path = new PathCompiler(Types).Compile(expression);
        var element = new Element(ResourceJson.Parse("""{"resourceType":"Observation","status":"final","component":[{"code":{"coding":[{"system":"a","code":"b"}]}}],"valueString":"x"}"""u8.ToArray()), Types);
        var scope = PathScope.Of(element, default);
        path.EvaluateBoolean(element, scope);

        // The runtime itself may allocate while it compiles anew what has become hot; the expression would do so every time.
        Enumerable.Range(0, 5).Min(_ => Allocated()).ShouldBe(0);

        long Allocated()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
                path.EvaluateBoolean(element, scope);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static IEnumerable<string> InvariantsOf(TypeDefinition type)
    {
        for (var at = type; at is not null; at = at.Base)
        {
            foreach (var constraint in at.Constraints)
            {
                // dom-3 is quadratic in the size of the resource.
                if (constraint is { Expression: { } expression, Key: not "dom-3" })
                    yield return expression;
            }
        }
    }

    private static void Compare(ResourceJson resource, IEnumerable<Pair> pairs)
    {
        var root = new Element(resource, Types);
        var scope = PathScope.Of(root, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), new HalfKnown());
        foreach (var pair in pairs)
        {
            foreach (var focus in FociOf(root, pair))
            {
                var expected = Describe(() => Describe(pair.General.Evaluate(focus, scope)));
                ShouldBeSame(Describe(() => Describe(pair.Quick.Evaluate(focus, scope))), expected, pair, focus);
                var condition = Describe(() => $"{pair.General.EvaluateBoolean(focus, scope)}");
                ShouldBeSame(Describe(() => $"{pair.Quick.EvaluateBoolean(focus, scope)}"), condition, pair, focus);
            }
        }
    }

    private static IEnumerable<Element> FociOf(Element root, Pair pair)
    {
        yield return root;
        // Conditions are mostly asked of parts: of components, entries, names.
        if (root.Node.Length > 20_000)
            yield break;
        var children = new List<Element>();
        foreach (var child in root.Children())
            children.Add(child);
        foreach (var child in children)
            yield return child;
    }

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

    private static string Describe(PathValues values) => string.Join("; ", values.Select(value => value is ElementValue element
        ? $"{element.Element.Type} at {element.Element.Node.Offset} with {element.Element.Extra.Offset}"
        : $"{value.TypeName} {value}"));

    // The message is worth its price only where the results differ.
    private static void ShouldBeSame(string quick, string general, Pair pair, Element focus)
    {
        if (quick != general)
            quick.ShouldBe(general, $"{pair.Quick} on {focus.Location()} in {Encoding.UTF8.GetString(focus.Node.Document.Utf8.Span[..Math.Min(200, focus.Node.Document.Utf8.Length)])}");
    }

    private sealed class Pair(string expression)
    {
        public CompiledPath Quick { get; } = new PathCompiler(Types).Compile(expression);

        public CompiledPath General { get; } = new PathCompiler(Types).Compile(expression, new PathOptions { IsGeneralOnly = true });
    }

    private sealed class Always(bool answer) : IPathEnvironment
    {
        public bool? MemberOf(Element coded, string valueSet) => answer;

        public bool? ConformsTo(Element element, string profile) => answer;

        public bool TryResolve(string reference, Element from, out Element target)
        {
            target = default;
            return false;
        }

        public bool? Subsumes(Element general, Element special) => answer;
    }

    /// <summary>Knows one value set, by the length of the text; everything else is open.</summary>
    private sealed class HalfKnown : IPathEnvironment
    {
        public bool? MemberOf(Element coded, string valueSet) => valueSet == "known" ? coded.Node.Length % 2 == 0 : coded.Node.Length % 3 == 0 ? true : null;

        public bool? ConformsTo(Element element, string profile) => null;

        public bool TryResolve(string reference, Element from, out Element target)
        {
            target = default;
            return false;
        }

        public bool? Subsumes(Element general, Element special) => null;
    }
}
