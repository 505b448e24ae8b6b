using System.Text;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Profiles;
using FhirCalc.Fhir.Profiles.Constraints;
using FhirCalc.Fhir.Profiles.Slicing;
using FhirCalc.Fhir.Terminology;
using FhirCalc.Fhir.Tests.Validation;

namespace FhirCalc.Fhir.Tests.Profiles;

/// <summary>Short ways of bindings and slicings against the general ones: the same answer wherever they give one.</summary>
public sealed class FastPathTests
{
    private static readonly string[] ValueSets =
    [
        "http://hl7.org/fhir/ValueSet/observation-status",
        "http://hl7.org/fhir/ValueSet/administrative-gender",
        "http://hl7.org/fhir/ValueSet/observation-category",
        "http://hl7.org/fhir/ValueSet/marital-status",
        "http://hl7.org/fhir/ValueSet/ucum-vitals-common",
        "http://hl7.org/fhir/ValueSet/observation-codes",
        "http://hl7.org/fhir/ValueSet/languages",
    ];

    private static readonly (string System, string Code)[] Slices =
        [("http://loinc.org", "8480-6"), ("http://loinc.org", "8462-4"), ("http://snomed.info/sct", "8480-6"), ("http://loinc.org", "8480-6")];

    private static readonly string[] OddConcepts =
    [
        """{"coding":[{"system":"http://loinc.org","code":"8480-6"}]}""",
        """{"coding":[{"code":"8462-4","system":"http://loinc.org"},{"system":"http://loinc.org","code":"8480-6"}]}""",
        """{"coding":[{"system":"http://loinc.org","code":"8480-6","system":"x"}]}""",
        """{"coding":[{"system":"x","system":"http://loinc.org","code":"8480-6"}]}""",
        """{"coding":[{"system":"http://loinc.org","code":"848\u0030-6"}]}""",
        """{"coding":[{"system":"http://loinc.org","cod\u0065":"8480-6"}]}""",
        """{"cod\u0069ng":[{"system":"http://loinc.org","code":"8480-6"}]}""",
        """{"coding":{"system":"http://loinc.org","code":"8480-6"}}""",
        """{"coding":[null,"x",["y"],{}]}""",
        """{"coding":[{"system":["http://loinc.org"],"code":"8480-6"}]}""",
        """{"coding":[{"system":"http://loinc.org","code":8480}]}""",
        """{"coding":[{"code":"vital-signs","_system":{"id":"s"}}]}""",
        """{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs"}]}""",
        """{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"Vital-Signs"}]}""",
        """{"coding":[{"system":"","code":"vital-signs"}]}""",
        """{"coding":[{"code":"vital-signs"}]}""",
        """{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category"}],"coding":[{"code":"x"}]}""",
        """{"text":"x"}""",
        """null""",
        """[]""",
        "\"final\"",
        """{"coding":[{"system":"http://unitsofmeasure.org","code":"mm[Hg]"},{"system":"x","code":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}]}""",
    ];

    [Fact]
    public void Codes_in_their_text_are_judged_as_codes_read_out_of_it()
    {
        var valueSets = ValueSets.Select(url => Validators.Core.Engine.Terminology.Find(url)!).ToList();
        var judged = 0;
        foreach (var resource in Resources())
            Visit(new Element(resource, Validators.Core.Engine.Types), element => judged += Judge(element, valueSets));

        judged.ShouldBeGreaterThan(OddConcepts.Length);
    }

    [Fact]
    public void A_slice_is_found_by_its_coding_as_by_its_condition()
    {
        var slices = Slices.Select(slice => SliceFor($$$"""{"coding":[{"code":"{{{slice.Code}}}","system":"{{{slice.System}}}"}]}""")).ToArray();
        var coded = CodedSlices.Of(slices).ShouldNotBeNull();
        var found = new HashSet<int>();
        foreach (var resource in Resources())
        {
            Visit(new Element(resource, Validators.Core.Engine.Types), element =>
            {
                if (!coded.TryFind(element, out var slice))
                    return;
                slice.ShouldBe(Array.FindIndex(slices, one => one.Condition.Holds(element, null!) == Verdict.Yes));
                found.Add(slice);
            });
        }

        found.ShouldBe([-1, 0, 1], ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{"coding":[{"code":"a"}]}""")]
    [InlineData("""{"coding":[{"code":"a","system":"b","display":"c"}]}""")]
    [InlineData("""{"coding":[{"code":"a","system":"b"},{"code":"c","system":"b"}]}""")]
    [InlineData("""{"coding":[{"code":"a","system":"b"}],"text":"t"}""")]
    [InlineData("""{"text":"t"}""")]
    public void Slices_that_demand_anything_but_one_coding_are_told_by_their_conditions(string pattern) =>
        CodedSlices.Of([SliceFor(pattern)]).ShouldBeNull();

    private static Slice SliceFor(string pattern) => new(
        "s", new PathCondition(DiscriminatorStep.Parse("code")!, new ValueCondition(ResourceJson.Parse(Encoding.UTF8.GetBytes(pattern)).Root, isPattern: true)),
        0, int.MaxValue, [], null, "component", "rule");

    private static int Judge(Element element, List<CompiledValueSet> valueSets)
    {
        var judged = 0;
        foreach (var valueSet in valueSets)
        {
            if (!PlainCodes.TryMembership(element, valueSet, out var membership))
                continue;
            membership.ShouldBe(CodedContent.MembershipOfAny(element, valueSet), valueSet.Url);
            judged++;
        }

        return judged;
    }

    private static IEnumerable<ResourceJson> Resources()
    {
        foreach (var concept in OddConcepts)
        {
            yield return Parse("""{"resourceType":"Observation","status":"final","category":[#],"code":#,"component":[{"code":#},{"code":#,"code":{"text":"twice"}}]}""".Replace("#", concept));
            yield return Parse("""{"resourceType":"Observation","valueQuantity":#,"status":#,"component":{"code":[#],"valueCodeableConcept":#}}""".Replace("#", concept));
        }

        foreach (var file in Directory.GetFiles(Suites.Require("examples/r4-official"), "*.json"))
        {
            var text = File.ReadAllBytes(file);
            if (text.Length < 100_000)
                yield return ResourceJson.Parse(text);
        }
    }

    private static ResourceJson Parse(string text) => ResourceJson.Parse(Encoding.UTF8.GetBytes(text));

    private static void Visit(Element element, Action<Element> judge)
    {
        judge(element);
        foreach (var child in element.Children())
            Visit(child, judge);
    }
}
