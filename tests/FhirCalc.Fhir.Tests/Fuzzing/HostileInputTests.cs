using System.Text;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Tests.Validation;
using FhirCalc.Fhir.Xml;

namespace FhirCalc.Fhir.Tests.Fuzzing;

/// <summary>Inputs made to hurt, each with the issue that answers it.</summary>
public sealed class HostileInputTests
{
    [Fact]
    public void Nesting_beyond_the_stack_is_an_issue_and_no_crash()
    {
        const int Depth = 100_000;
        var text = "{\"resourceType\":\"Patient\",\"extension\":" + string.Concat(Enumerable.Repeat("[{\"url\":\"a\",\"extension\":", Depth)) + "[]"
            + string.Concat(Enumerable.Repeat("}]", Depth)) + "}";
        var resource = ResourceJson.Parse(Encoding.UTF8.GetBytes(text), new JsonLimits { MaxDepth = (Depth * 2) + 10 });

        Validators.Core.Validate(resource).IsValid.ShouldBeFalse();
    }

    [Theory]
    [InlineData("[", JsonIssueIds.TooDeep)]
    [InlineData("{\"a\":", JsonIssueIds.TooDeep)]
    [InlineData("{\"a\":[", JsonIssueIds.TooDeep)]
    [InlineData("\"", JsonIssueIds.Syntax)]
    [InlineData("\\", JsonIssueIds.Syntax)]
    [InlineData("1", null)]
    public void A_million_of_a_kind_is_told_in_a_moment(string piece, string? id)
    {
        var read = ResourceJson.TryParse(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, 1_000_000))), null, out var resource, out var problem);

        problem?.Id.ShouldBe(id);
        if (read)
            Validators.Core.Validate(resource!).IsValid.ShouldBeFalse();
    }

    [Fact]
    public void Text_beyond_the_limit_is_told() => Problem("{\"resourceType\":\"Patient\"}"u8.ToArray(), new JsonLimits { MaxBytes = 10 }).Id.ShouldBe(JsonIssueIds.TooLong);

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\udc00")]
    [InlineData("\\udc00\\ud800")]
    [InlineData("\\ud800\\ud800\\udc00")]
    public void Half_of_a_surrogate_pair_is_told(string escape) => Problem(Encoding.UTF8.GetBytes($"{{\"id\":\"{escape}\"}}"), null).Id.ShouldBe(JsonIssueIds.Surrogate);

    [Theory]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xF5, 0x80, 0x80, 0x80 })]
    [InlineData(new byte[] { 0xE2, 0x82 })]
    [InlineData(new byte[] { 0xFF })]
    public void Bytes_that_are_no_UTF_8_are_told(byte[] bytes) => Problem([.. "{\"id\":\""u8, .. bytes, .. "\"}"u8], null).Id.ShouldBe(JsonIssueIds.Encoding);

    [Fact]
    public void A_billion_laughs_are_refused_before_the_first_one()
    {
        var xml = "<!DOCTYPE a [<!ENTITY a \"ha\">" + string.Concat(Enumerable.Range(0, 25).Select(level =>
            $"<!ENTITY {(char)('b' + level)} \"{string.Concat(Enumerable.Repeat($"&{(char)('a' + level)};", 10))}\">")) + "]><Patient xmlns='http://hl7.org/fhir'><id value='&z;'/></Patient>";

        XmlResource.TryRead(Encoding.UTF8.GetBytes(xml), Validators.Core.Engine.Types, out _, out var problem).ShouldBeFalse();
        problem!.Id.ShouldBe(XmlIssueIds.Syntax);
    }

    [Fact]
    public void XML_beyond_the_limit_is_told()
    {
        var xml = "<Patient xmlns='http://hl7.org/fhir'>" + new string(' ', 1000) + "</Patient>";
        XmlResource.TryRead(Encoding.UTF8.GetBytes(xml), Validators.Core.Engine.Types, out _, out var problem, new JsonLimits { MaxBytes = 500 }).ShouldBeFalse();
        problem!.Severity.ShouldBe(IssueSeverity.Fatal);
    }

    [Fact]
    public void A_doubled_property_is_an_error_wherever_it_stands()
    {
        var random = new Random(1);
        foreach (var source in Corpus.Json)
        {
            var resource = ResourceJson.Parse(source);
            var objects = Objects(resource.Root);
            var target = objects[random.Next(objects.Count)];
            var twin = Children(target)[random.Next(target.Count)];
            var edit = new SpliceWriter(resource);
            edit.InsertProperty(target, twin.Name, twin.RawText, random.Next(2) == 0);

            Validators.Core.Validate(ResourceJson.Parse(edit.ToUtf8())).IsValid.ShouldBeFalse($"{resource.ResourceType} {twin.PathFromRoot()} doubled");
        }
    }

    [Fact]
    public void Two_values_of_one_choice_are_an_error_wherever_they_stand()
    {
        var tried = 0;
        foreach (var source in Corpus.Json)
        {
            var resource = ResourceJson.Parse(source);
            foreach (var target in Objects(resource.Root).Where(one => Children(one).Any(child => child.Name is "valueString" or "valueCode" or "valueUri" or "valueDateTime" or "valueQuantity" or "valueCodeableConcept")))
            {
                if (target["valueBoolean"u8].Exists)
                    continue;
                var edit = new SpliceWriter(resource);
                edit.InsertProperty(target, "valueBoolean", "true");
                Validators.Core.Validate(ResourceJson.Parse(edit.ToUtf8())).IsValid.ShouldBeFalse($"{resource.ResourceType} {target.PathFromRoot()} with two values");
                tried++;
                break;
            }
        }

        tried.ShouldBeGreaterThan(5);
    }

    [Fact]
    public void A_narrative_of_a_hundred_thousand_open_tags_is_refused_in_a_moment()
    {
        var tags = string.Concat(Enumerable.Repeat("<p><b>", 50_000));
        var xml = $"<Patient xmlns='http://hl7.org/fhir'><text><div xmlns='http://www.w3.org/1999/xhtml'>{tags}";
        var started = System.Diagnostics.Stopwatch.GetTimestamp();

        XmlResource.TryRead(Encoding.UTF8.GetBytes(xml), Validators.Core.Engine.Types, out _, out var problem).ShouldBeFalse();

        System.Diagnostics.Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(5));
        problem!.Id.ShouldBe(XmlIssueIds.Syntax);
        problem.Message.Length.ShouldBeLessThan(500);
    }

    [Fact]
    public void Ten_thousand_contained_resources_and_references_to_them_are_no_matter_of_minutes()
    {
        var contained = string.Join(",", Enumerable.Range(0, 10_000).Select(number => $$"""{"resourceType":"Practitioner","id":"n{{number}}"}"""));
        var references = string.Join(",", Enumerable.Range(0, 10_000).Select(number => $$"""{"reference":"#n{{number}}"}"""));
        var started = System.Diagnostics.Stopwatch.GetTimestamp();

        Validators.Core.Validate($$"""{"resourceType":"Patient","contained":[{{contained}}],"generalPractitioner":[{{references}}]}""").IsValid.ShouldBeTrue();

        System.Diagnostics.Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Thousands_of_reasons_against_XML_are_told_in_a_moment()
    {
        var resource = ResourceJson.Parse(Encoding.UTF8.GetBytes("{\"resourceType\":\"Patient\",\"contact\":[" + string.Join(",", Enumerable.Repeat("\"x\"", 50_000)) + "]}"));
        var started = System.Diagnostics.Stopwatch.GetTimestamp();

        XmlResource.TryWrite(resource, Validators.Core.Engine.Types, out _, out var problems).ShouldBeFalse();

        problems.Count.ShouldBeLessThan(200);
        System.Diagnostics.Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    private static Issue Problem(byte[] text, JsonLimits? limits)
    {
        ResourceJson.TryParse(text, limits, out _, out var problem).ShouldBeFalse();
        Should.Throw<FhirFormatException>(() => ResourceJson.Parse(text, limits)).Issue.ShouldBe(problem);
        return problem!;
    }

    private static List<Node> Objects(Node node) =>
        [.. node is { IsObject: true, Count: > 0 } ? new[] { node } : [], .. Children(node).SelectMany(Objects)];

    private static List<Node> Children(Node node)
    {
        var children = new List<Node>();
        foreach (var child in node.Children)
            children.Add(child);
        return children;
    }
}
