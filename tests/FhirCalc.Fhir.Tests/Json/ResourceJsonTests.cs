using System.Text;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Tests.Json;

public sealed class ResourceJsonTests
{
    [Fact]
    public void Numbers_keep_their_letters_and_strings_their_escapes()
    {
        var json = Parse("""{"resourceType":"Observation","a":1.10,"b":1.0e0,"c":"x\ty\u00e9\ud83d\ude00"}""");

        json.ResourceType.ShouldBe("Observation");
        json.Root["a"].RawText.ShouldBe("1.10");
        json.Root["b"].RawText.ShouldBe("1.0e0");
        json.Root["c"].GetString().ShouldBe("x\tyé😀");
        json.Root["missing"]["below"].Exists.ShouldBeFalse();
    }

    [Fact]
    public void A_path_names_the_place_from_the_root()
    {
        var json = Parse("""{"entry":[{"x":{}},{"resource":{"component":[1,{"code":"here"}]}}]}""");

        Node at = default;
        foreach (var item in json.Root["entry"].Children)
            at = item;
        foreach (var item in at["resource"]["component"].Children)
            at = item;

        at["code"].PathFromRoot().ShouldBe("entry[1].resource.component[1].code");
        at["code"].TextEquals("here"u8).ShouldBeTrue();
    }

    [Fact]
    public void An_escaped_property_name_is_found_by_its_real_name()
    {
        var json = Parse("""{"\u0061b":true,"é":1}""");

        json.Root["ab"].Kind.ShouldBe(NodeKind.True);
        json.Root["ab"u8].Kind.ShouldBe(NodeKind.True);
        json.Root["é"].RawText.ShouldBe("1");
    }

    [Theory]
    [InlineData("", JsonIssueIds.Empty, 1, 1)]
    [InlineData("  \n", JsonIssueIds.Empty, 1, 1)]
    [InlineData("{\n\"a\": tru }", JsonIssueIds.Syntax, 2, 6)]
    [InlineData("{\"a\":1", JsonIssueIds.Syntax, 1, 7)]
    [InlineData("{} {}", JsonIssueIds.Syntax, 1, 4)]
    [InlineData("{\"a\":01}", JsonIssueIds.Syntax, 1, 7)]
    [InlineData("{\"a\":\"\\ud800\"}", JsonIssueIds.Surrogate, 1, 6)]
    [InlineData("{\"\\udc00\":1}", JsonIssueIds.Surrogate, 1, 2)]
    public void What_is_not_JSON_is_told_with_its_place(string text, string id, int line, int column)
    {
        ResourceJson.TryParse(Encoding.UTF8.GetBytes(text), null, out _, out var problem).ShouldBeFalse();

        problem!.Id.ShouldBe(id);
        (problem.Line, problem.Column).ShouldBe((line, column));
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_told()
    {
        ResourceJson.TryParse(new byte[] { (byte)'"', 0xC3, 0x28, (byte)'"' }, null, out _, out var problem).ShouldBeFalse();
        problem!.Id.ShouldBe(JsonIssueIds.Encoding);
    }

    [Fact]
    public void Depth_and_length_limits_are_told_with_what_would_pass()
    {
        var deep = Encoding.UTF8.GetBytes(new string('[', 2000) + new string(']', 2000));

        ResourceJson.TryParse(deep, null, out _, out var depth).ShouldBeFalse();
        depth!.Id.ShouldBe(JsonIssueIds.TooDeep);
        depth.Message.ShouldContain("128");
        ResourceJson.TryParse(deep, new JsonLimits { MaxBytes = 100 }, out _, out var length).ShouldBeFalse();
        length!.Id.ShouldBe(JsonIssueIds.TooLong);
        Should.Throw<FhirFormatException>(() => ResourceJson.Parse(deep)).Issue.ShouldBe(depth);
        ResourceJson.TryParse(deep, new JsonLimits { MaxDepth = 2000 }, out _, out _).ShouldBeTrue();
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_text() =>
        ResourceJson.Parse(Encoding.UTF8.GetBytes("\uFEFF{\"a\":1}")).Root["a"].Offset.ShouldBe(5);

    private static ResourceJson Parse(string text) => ResourceJson.Parse(Encoding.UTF8.GetBytes(text));
}
