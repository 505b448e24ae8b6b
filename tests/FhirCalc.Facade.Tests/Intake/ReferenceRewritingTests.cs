using System.Text;
using FhirCalc.Facade.Intake;
using FhirCalc.Facade.Tests.Support;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Tests.Intake;

public sealed class ReferenceRewritingTests
{
    private const string SubmissionId = "11111111-1111-5111-8111-111111111111";
    private const string PatientUrl = "urn:uuid:aaaaaaaa-0000-4000-8000-000000000001";
    private const string Unusual = """
        { "resourceType" : "Observation",
          "valueQuantity":{"value":1.00e+2,"unit":"\u00b5m"},
          "extension":[{"url":"http://example.org/unknown","valueDecimal":0.10}],
          "subject" :{ "reference" : "urn:uuid:aaaaaaaa-0000-4000-8000-000000000001", "display":"\"x\"" }
        }
        """;

    [Fact]
    public void Everything_but_id_and_references_stays_byte_for_byte()
    {
        var built = Build(Entry(PatientUrl, """{"resourceType":"Patient"}"""), Entry(null, Unusual));

        var expected = Unusual
            .Replace("\"Observation\"", $"\"Observation\",\"id\":\"{built[1].Id}\"", StringComparison.Ordinal)
            .Replace(PatientUrl, built[0].Urn, StringComparison.Ordinal);
        Text(built[1]).ShouldBe(expected);
    }

    [Fact]
    public void The_resources_of_the_example_differ_only_in_id_and_references()
    {
        var bundle = ResourceJson.Parse(Encoding.UTF8.GetBytes(Submissions.Breast));
        var built = Build(bundle);
        var names = new List<(string Old, string New)>();
        var sources = new List<Node>();
        foreach (var entry in bundle.Root["entry"].Children)
        {
            names.Add((entry["fullUrl"].GetString()!, built[sources.Count].Urn));
            sources.Add(entry["resource"]);
        }

        for (var at = 0; at < sources.Count; at++)
        {
            var back = names.Aggregate(Text(built[at]), (text, name) => text.Replace($"\"reference\": \"{name.New}\"", $"\"reference\": \"{name.Old}\"", StringComparison.Ordinal));
            back = sources[at]["id"].Exists
                ? back.Replace($"\"id\": \"{built[at].Id}\"", $"\"id\": {sources[at]["id"].RawText}", StringComparison.Ordinal)
                : back.Replace($",\"id\":\"{built[at].Id}\"", "", StringComparison.Ordinal);
            back.ShouldBe(sources[at].RawText);
        }
    }

    [Theory]
    [InlineData("urn:uuid:aaaaaaaa-0000-4000-8000-000000000001", "urn:uuid:aaaaaaaa-0000-4000-8000-000000000001", null)]
    [InlineData("urn:oid:1.2.3", "urn:oid:1.2.3", null)]
    [InlineData("http://ehr.example/fhir/Patient/7", "http://ehr.example/fhir/Patient/7", "7")]
    [InlineData("http://ehr.example/fhir/Patient/7", "Patient/7", "7")]
    [InlineData("urn:uuid:aaaaaaaa-0000-4000-8000-000000000001", "Patient/7", "7")]
    [InlineData(null, "Patient/7", "7")]
    public void Every_form_of_a_reference_finds_its_entry(string? fullUrl, string reference, string? id)
    {
        var patient = id is null ? """{"resourceType":"Patient"}""" : $$"""{"resourceType":"Patient","id":"{{id}}"}""";
        var built = Build(
            Entry(fullUrl, patient),
            Entry("http://ehr.example/fhir/Observation/1", $$$"""{"resourceType":"Observation","subject":{"reference":"{{{reference}}}"}}"""));

        Text(built[1]).ShouldContain($"\"reference\":\"{built[0].Urn}\"");
    }

    [Theory]
    [InlineData("Patient/8")]
    [InlineData("http://elsewhere.example/fhir/Patient/7")]
    [InlineData("#contained")]
    [InlineData("Patient?identifier=x")]
    public void A_reference_to_something_else_is_left_alone(string reference)
    {
        var built = Build(
            Entry("http://ehr.example/fhir/Patient/7", """{"resourceType":"Patient","id":"7"}"""),
            Entry(null, $$$"""{"resourceType":"Observation","subject":{"reference":"{{{reference}}}"}}"""));

        Text(built[1]).ShouldContain($"\"reference\":\"{reference}\"");
    }

    [Fact]
    public void Two_resources_of_one_type_and_id_from_two_bases_are_told_apart()
    {
        var built = Build(
            Entry("http://a.example/Patient/7", """{"resourceType":"Patient","id":"7"}"""),
            Entry("http://b.example/Patient/7", """{"resourceType":"Patient","id":"7"}"""),
            Entry("http://b.example/Observation/1", """{"resourceType":"Observation","subject":{"reference":"Patient/7"}}"""));

        Text(built[2]).ShouldContain(built[1].Urn);
    }

    [Fact]
    public void Links_of_the_narrative_and_urls_follow_but_identifiers_and_canonicals_stay()
    {
        var built = Build(
            Entry(PatientUrl, """{"resourceType":"Patient"}"""),
            Entry(null, $$$"""
                {"resourceType":"Observation","text":{"div":"<div><a href=\"{{{PatientUrl}}}\">{{{PatientUrl}}}</a></div>"},
                 "identifier":[{"system":"urn:ietf:rfc:3986","value":"{{{PatientUrl}}}"}],"instantiatesCanonical":["{{{PatientUrl}}}"],
                 "extension":[{"url":"http://x","valueUri":"{{{PatientUrl}}}"}]}
                """));

        var observation = ResourceJson.Parse(built[1].Json).Root;
        observation["text"]["div"].GetString().ShouldBe($"<div><a href=\"{built[0].Urn}\">{PatientUrl}</a></div>");
        observation["identifier"].RawText.ShouldContain(PatientUrl);
        observation["instantiatesCanonical"].RawText.ShouldContain(PatientUrl);
        observation["extension"].RawText.ShouldContain(built[0].Urn);
    }

    [Fact]
    public void Updates_keep_their_id_and_two_of_them_with_the_same_id_have_names_of_their_own()
    {
        var built = Build(
            Entry(null, """{"resourceType":"Patient","id":"1"}""", "PUT", "Patient/1"),
            Entry(null, """{"resourceType":"Observation","id":"1","subject":{"reference":"Patient/1"}}""", "PUT", "Observation/1"));

        built.Select(entry => entry.Id).ShouldBe(["1", "1"]);
        built[0].Urn.ShouldNotBe(built[1].Urn);
        Text(built[1]).ShouldContain(built[0].Urn);
    }

    [Fact]
    public void What_the_outbox_keeps_reads_back_as_it_was()
    {
        var built = Build(
            Entry(PatientUrl, """{"resourceType":"Patient","id":"9"}""", "POST", "Patient", "identifier=a|b"),
            Entry(null, """{"resourceType":"Observation","id":"1"}""", "PUT", "Observation/1"),
            Entry(null, Unusual));

        var read = DeliveryBundle.Read(DeliveryBundle.Write(SubmissionId, built));

        read.Select(entry => (entry.Verb, entry.Type, entry.Id, entry.Urn, entry.IfNoneExist, Text(entry)))
            .ShouldBe(built.Select(entry => (entry.Verb, entry.Type, entry.Id, entry.Urn, entry.IfNoneExist, Text(entry))));
        read[0].Verb.ShouldBe(EntryVerb.ConditionalCreate);
    }

    internal static string Entry(string? fullUrl, string resource, string method = "POST", string? url = null, string? condition = null)
    {
        var type = ResourceJson.Parse(Encoding.UTF8.GetBytes(resource)).ResourceType;
        var name = fullUrl is null ? "" : $"\"fullUrl\":\"{fullUrl}\",";
        var exists = condition is null ? "" : $",\"ifNoneExist\":\"{condition}\"";
        return $$$"""{{{{name}}}"resource":{{{resource}}},"request":{"method":"{{{method}}}","url":"{{{url ?? type}}}"{{{exists}}}}}""";
    }

    private static IReadOnlyList<DeliveryEntry> Build(params string[] entries) =>
        Build(ResourceJson.Parse(Encoding.UTF8.GetBytes($$"""{"resourceType":"Bundle","type":"transaction","entry":[{{string.Join(',', entries)}}]}""")));

    private static IReadOnlyList<DeliveryEntry> Build(ResourceJson bundle)
    {
        var issues = new List<Issue>();
        var read = EntryReader.Read(bundle, SubmissionId, issues);
        issues.ShouldBeEmpty();
        return EntryBuilder.Build(bundle, read, new ReferenceTable(read));
    }

    private static string Text(DeliveryEntry entry) => Encoding.UTF8.GetString(entry.Json.Span);
}
