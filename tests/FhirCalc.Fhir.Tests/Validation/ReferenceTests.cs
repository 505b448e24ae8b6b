namespace FhirCalc.Fhir.Tests.Validation;

public sealed class ReferenceTests
{
    private static string Observation(string subject, string rest = "") =>
        $$"""{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{{subject}}{{rest}}}""";

    [Theory]
    [InlineData("""{"reference":"Patient/1"}""")]
    [InlineData("""{"reference":"Patient/1/_history/2"}""")]
    [InlineData("""{"reference":"http://example.org/fhir/Device/1"}""")]
    [InlineData("""{"reference":"urn:uuid:c757873d-ec9a-4326-a141-556f43239520"}""")]
    [InlineData("""{"reference":"http://example.org/anything"}""")]
    [InlineData("""{"type":"Patient","identifier":{"value":"1"}}""")]
    [InlineData("""{"display":"x"}""")]
    public void A_reference_to_an_allowed_or_unknown_target_passes(string subject) =>
        Validators.Core.Validate(Observation(subject)).Errors().ShouldBeEmpty();

    [Theory]
    [InlineData("""{"reference":"Practitioner/1"}""")]
    [InlineData("""{"reference":"http://example.org/fhir/Practitioner/1/_history/3"}""")]
    [InlineData("""{"type":"Practitioner","identifier":{"value":"1"}}""")]
    public void A_reference_to_another_type_is_refused(string subject) =>
        Validators.Core.Validate(Observation(subject)).ShouldHaveOneError("FC0601", "Observation.subject").Message.ShouldContain("Patient, Group, Device, Location");

    [Fact]
    public void The_target_in_contained_decides_about_its_type() =>
        Validators.Core.Validate(Observation("""{"reference":"#p"}""", ""","contained":[{"resourceType":"Practitioner","id":"p"}]"""))
            .ShouldHaveOneError("FC0601", "Observation.subject");

    [Fact]
    public void A_local_reference_without_contained_resource_breaks_ref_1() =>
        Validators.Core.Validate(Observation("""{"reference":"#p"}""")).ShouldHaveOneError("FC0401", "Observation.subject");

    [Theory]
    [InlineData("urn:uuid:c757873d-ec9a-4326-a141-556f43239520", "urn:uuid:c757873d-ec9a-4326-a141-556f43239520")]
    [InlineData("http://example.org/fhir/Practitioner/7", "Practitioner/7")]
    [InlineData("http://example.org/fhir/Practitioner/7", "http://example.org/fhir/Practitioner/7")]
    [InlineData("urn:uuid:c757873d-ec9a-4326-a141-556f43239520", "Practitioner/7")]
    public void In_a_Bundle_the_entry_that_is_meant_decides(string fullUrl, string reference)
    {
        var outcome = Validators.Core.Validate($$"""
            {"resourceType":"Bundle","type":"collection","entry":[
              {"fullUrl":"http://example.org/fhir/Observation/1","resource":{{Observation("{\"reference\":\"" + reference + "\"}")}} },
              {"fullUrl":"{{fullUrl}}","resource":{"resourceType":"Practitioner","id":"7"} }]}
            """);

        outcome.ShouldHaveOneError("FC0601", "Bundle.entry[0].resource.subject").Message.ShouldContain("Practitioner");
    }

    [Fact]
    public void Ten_thousand_entries_cost_no_more_than_a_hundred_times_a_hundred()
    {
        // Counted in allocations, which do not depend on the load of the machine; look-ups that scan would not show here,
        // but the time of this test would.
        var small = Allocated(Bundle(100));
        var large = Allocated(Bundle(10_000));

        large.ShouldBeLessThan(small * 115);
    }

    private static long Allocated(FhirCalc.Fhir.Json.ResourceJson bundle)
    {
        Validators.Core.Validate(bundle).IsValid.ShouldBeTrue();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Validators.Core.Validate(bundle);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static FhirCalc.Fhir.Json.ResourceJson Bundle(int entries)
    {
        var all = Enumerable.Range(0, entries).Select(at => at % 2 == 0
            ? $$"""{"fullUrl":"http://example.org/Patient/{{at}}","resource":{"resourceType":"Patient","id":"{{at}}","text":{"status":"empty","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">x</div>"} } }"""
            : $$"""{"fullUrl":"http://example.org/Observation/{{at}}","resource":{{Observation("{\"reference\":\"Patient/" + (at - 1) + "\"}", ",\"id\":\"" + at + "\"")}} }""");
        return Validators.Parse($$"""{"resourceType":"Bundle","type":"collection","entry":[{{string.Join(",", all)}}]}""");
    }
}
