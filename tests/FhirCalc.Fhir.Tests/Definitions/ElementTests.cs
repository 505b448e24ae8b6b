using System.Text;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Tests.Validation;

namespace FhirCalc.Fhir.Tests.Definitions;

public sealed class ElementTests
{
    private static readonly TypeModel Types = new(Validators.R4);

    [Fact]
    public void A_choice_is_reached_by_its_path_name_and_knows_its_type()
    {
        var observation = Read("""{"resourceType":"Observation","component":[{"id":"1"},{"valueQuantity":{"value":1.10}}]}""");

        var value = Single(Second(observation, "component"), "value");

        value.Type.Name.ShouldBe("Quantity");
        value.Name.ShouldBe("value");
        value.Location().ShouldBe("Observation.component[1].value");
        Single(value, "value").Text.ShouldBe("1.10");
        Second(observation, "component").Type.Name.ShouldBe("Observation.component");
        Second(observation, "component").Type.IsSubtypeOf("BackboneElement").ShouldBeTrue();
    }

    [Fact]
    public void A_primitive_joins_its_value_with_its_extensions()
    {
        var patient = Read("""{"resourceType":"Patient","_birthDate":{"id":"b"},"birthDate":"2000-01-01","name":[{"given":["A",null,"C"],"_given":[null,{"extension":[{"url":"http://x","valueCode":"y"}]},null,{"id":"late"}]}]}""");

        var birth = Single(patient, "birthDate");
        birth.Text.ShouldBe("2000-01-01");
        Single(birth, "id").Text.ShouldBe("b");

        var given = All(Single(patient, "name"), "given");
        given.Select(element => element.Text).ShouldBe(["A", null, "C", null]);
        given.Select(element => element.HasValue).ShouldBe([true, false, true, false]);
        Single(Single(given[1], "extension"), "value").Location().ShouldBe("Patient.name[0].given[1].extension[0].value");
    }

    [Fact]
    public void A_primitive_without_value_is_reached_through_its_sibling()
    {
        var patient = Read("""{"resourceType":"Patient","_birthDate":{"extension":[{"url":"http://x","valueBoolean":true}]}}""");

        var birth = Single(patient, "birthDate");
        birth.HasValue.ShouldBeFalse();
        birth.Location().ShouldBe("Patient.birthDate");
        All(birth, "extension").Count.ShouldBe(1);
    }

    [Fact]
    public void Resources_inside_a_Bundle_have_the_type_that_they_state()
    {
        var bundle = Read("""{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient","active":true}},{"resource":{"resourceType":"Nonsense"}}]}""");

        var resources = All(bundle, "entry").Select(entry => Single(entry, "resource")).ToList();

        resources[0].Type.Name.ShouldBe("Patient");
        resources[1].Type.Name.ShouldBe("Resource");
        Single(resources[0], "active").Location().ShouldBe("Bundle.entry[0].resource.active");
    }

    [Fact]
    public void Content_references_recurse()
    {
        var questionnaire = Read("""{"resourceType":"Questionnaire","item":[{"linkId":"1","item":[{"linkId":"1.1","item":[{"linkId":"1.1.1"}]}]}]}""");

        var third = Single(Single(Single(questionnaire, "item"), "item"), "item");

        third.Type.Name.ShouldBe("Questionnaire.item");
        Single(third, "linkId").Location().ShouldBe("Questionnaire.item[0].item[0].item[0].linkId");
    }

    [Theory]
    [InlineData("""{"resourceType":"Patient","name":"text","birthDate":{"x":1},"nonsense":[[1]],"_active":5,"contact":[null,[{}],3]}""")]
    [InlineData("""{"resourceType":7,"a":1}""")]
    [InlineData("[1,2]")]
    [InlineData("null")]
    public void Content_of_the_wrong_shape_is_walked_without_an_exception(string text)
    {
        var seen = 0;
        Walk(Read(text));
        seen.ShouldBeLessThan(20);

        void Walk(Element element)
        {
            seen++;
            element.Location().ShouldNotBeEmpty();
            foreach (var child in element.Children())
                Walk(child);
        }
    }

    [Fact]
    public void A_place_that_no_type_knows_is_shown_by_the_element_that_holds_it()
    {
        var json = ResourceJson.Parse("""{"resourceType":"Patient","name":[{"nonsense":[{"deep":1}]}]}"""u8.ToArray());
        var target = json.Root["name"].Children.GetEnumerator();
        target.MoveNext();
        var items = target.Current["nonsense"].Children.GetEnumerator();
        items.MoveNext();

        ElementLocation.Of(json, Types, items.Current["deep"]).ShouldBe("Patient.name[0]");
    }

    [Fact]
    public void A_name_that_FHIRPath_takes_for_an_operator_is_quoted()
    {
        var json = ResourceJson.Parse("""{"resourceType":"Patient","text":{"div":"<div/>"}}"""u8.ToArray());

        ElementLocation.Of(json, Types, json.Root["text"]["div"]).ShouldBe("Patient.text.`div`");
    }

    [Fact]
    public void The_type_model_knows_resources_and_their_ancestors()
    {
        Types.IsResource("Observation").ShouldBeTrue();
        Types.IsResource("DomainResource").ShouldBeFalse();
        Types.IsResource("Quantity").ShouldBeFalse();
        Types.Find("Age")!.IsSubtypeOf("Quantity").ShouldBeTrue();
        Types.Find("NoSuchType").ShouldBeNull();
        Types.Find("date")!.PrimitivePattern.ShouldNotBeNull();
        Types.Find("Observation")!.TryChild("valueQuantity"u8, out var value, out _).ShouldBeTrue();
        value!.IsChoice.ShouldBeTrue();
        Types.Find("Observation")!.TryChild("value"u8, out _, out _).ShouldBeFalse();
    }

    private static Element Read(string text) => new(ResourceJson.Parse(Encoding.UTF8.GetBytes(text)), Types);

    private static List<Element> All(Element parent, string name)
    {
        var all = new List<Element>();
        foreach (var child in parent.Children(name))
            all.Add(child);
        return all;
    }

    private static Element Single(Element parent, string name) => All(parent, name).ShouldHaveSingleItem();

    private static Element Second(Element parent, string name) => All(parent, name)[1];
}
