using System.Text;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Tests.Json;

public sealed class SpliceWriterTests
{
    [Fact]
    public void Everything_that_is_not_replaced_stays_byte_by_byte()
    {
        var source = Parse("{ \"a\" : 1.10 ,\n \"reference\":\"urn:uuid:1\", \"z\":[ 1e2 ] }");
        var writer = new SpliceWriter(source);
        writer.SetString(source.Root["reference"], "Patient/\"1\"");
        writer.InsertProperty(source.Root, "id", "\"x\"", first: true);
        writer.InsertProperty(source.Root, "last", "true");

        Encoding.UTF8.GetString(writer.ToUtf8())
            .ShouldBe("{\"id\":\"x\", \"a\" : 1.10 ,\n \"reference\":\"Patient/\\\"1\\\"\", \"z\":[ 1e2 ],\"last\":true }");
    }

    [Fact]
    public void Several_properties_can_be_added_to_an_empty_object()
    {
        var source = Parse("{ }");
        var writer = new SpliceWriter(source);
        writer.InsertProperty(source.Root, "a", "1");
        writer.InsertProperty(source.Root, "b", "2", first: true);

        Encoding.UTF8.GetString(writer.ToUtf8()).ShouldBe("{\"a\":1,\"b\":2 }");
    }

    [Fact]
    public void One_part_can_be_written_alone_with_its_own_edits()
    {
        var source = Parse("""{"x":{"id":"1"},"y":{"id":"2"}}""");
        var writer = new SpliceWriter(source);
        writer.SetString(source.Root["x"]["id"], "A");
        writer.SetString(source.Root["y"]["id"], "B");

        Encoding.UTF8.GetString(writer.ToUtf8(source.Root["y"])).ShouldBe("""{"id":"B"}""");
    }

    [Fact]
    public void Overlapping_edits_are_refused()
    {
        var source = Parse("""{"x":{"id":"1"}}""");
        var writer = new SpliceWriter(source);
        writer.Replace(source.Root["x"], "{}");
        writer.SetString(source.Root["x"]["id"], "A");

        Should.Throw<InvalidOperationException>(() => writer.ToUtf8());
    }

    private static ResourceJson Parse(string text) => ResourceJson.Parse(Encoding.UTF8.GetBytes(text));
}
