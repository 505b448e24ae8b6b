using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Fhir.Tests.Validation;

/// <summary>Rules that the specification states in words, and those that options add.</summary>
public sealed class ContentTests
{
    private const string Patient = """{"resourceType":"Patient","id":"p","text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">P</div>"}}""";

    private const string ValueSet =
        """{"resourceType":"ValueSet","url":"URL","status":"draft","compose":{"include":[{"system":"SYSTEM"}]}}""";

    [Theory]
    [InlineData("ValueSet/x", "http://loinc.org", "FC0142 ValueSet.url")]
    [InlineData("http://x.org/vs", "#c1", "FC0142 ValueSet.compose.include[0].system")]
    public void An_address_that_must_be_absolute_is_not_relative(string url, string system, string expected) =>
        Validators.Core.Validate(ValueSet.Replace("URL", url).Replace("SYSTEM", system)).Errors().ShouldBe([expected]);

    [Fact]
    public void Absolute_addresses_and_urns_pass() =>
        Validators.Core.Validate(ValueSet.Replace("URL", "urn:oid:1.2.3").Replace("SYSTEM", "http://loinc.org")).IsValid.ShouldBeTrue();

    [Fact]
    public void A_relative_fullUrl_is_an_error() =>
        Validators.Core.Validate("""{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"Patient/p","resource":PATIENT}]}""".Replace("PATIENT", Patient))
            .ShouldHaveOneError(StructureIssueIds.NotAbsolute, "Bundle.entry[0].fullUrl");

    [Theory]
    [InlineData("urn:uuid:5c4a1e0e-0000-4000-8000-000000000001", true)]
    [InlineData("Patient/other", false)]
    public void A_urn_that_no_entry_has_is_warned_of_and_a_relative_reference_may_lead_to_a_server(string reference, bool isWarned)
    {
        var outcome = Validators.Core.Validate(Document("collection", reference, "1"));

        outcome.IsValid.ShouldBeTrue();
        outcome.Issues.Any(issue => issue is { Id: "FC0604", Severity: IssueSeverity.Warning }).ShouldBe(isWarned);
    }

    [Theory]
    [InlineData("Patient/p", "1", null)]
    [InlineData("Patient/p", "1,2", "FC0605")]
    [InlineData("Patient/p/_history/2", "1,2", null)]
    [InlineData("Patient/p/_history/3", "1,2", "FC0604")]
    [InlineData("Patient/other", "1", "FC0604")]
    public void What_the_sections_of_a_document_refer_to_is_one_entry(string reference, string versions, string? expected)
    {
        string[] errors = expected is null ? [] : [expected + " Bundle.entry[0].resource.section[0].entry[0]"];

        Validators.Core.Validate(Document("document", reference, versions)).Errors().ShouldBe(errors);
    }

    [Theory]
    [InlineData("#anchor", true)]
    [InlineData("#p", true)]
    [InlineData("#", true)]
    [InlineData("http://x.org/#y", true)]
    [InlineData("#nowhere", false)]
    public void A_link_within_a_narrative_leads_to_an_anchor_or_an_id(string href, bool leadsSomewhere)
    {
        var text = Patient.Replace(">P<", $"><a href=\\\"{href}\\\">see</a><p id=\\\"anchor\\\">P</p><");
        var outcome = Validators.With(new ValidationOptions { BrokenNarrativeLink = IssueSeverity.Error }).Validate(text);

        outcome.Errors().ShouldBe(leadsSomewhere ? [] : ["FC0143 Patient.text.`div`"]);
    }

    [Theory]
    [InlineData("M", true)]
    [InlineData("Q", false)]
    public void An_option_holds_every_code_to_its_code_system(string code, bool isKnown)
    {
        var text = """{"resourceType":"Patient","maritalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-MaritalStatus","code":"CODE"}]}}""".Replace("CODE", code);

        Validators.With(new ValidationOptions { UnknownCode = IssueSeverity.Error }).Validate(text).Errors()
            .ShouldBe(isKnown ? [] : ["FC0306 Patient.maritalStatus.coding[0].code"]);
        Validators.Core.Validate(text).IsValid.ShouldBeTrue();
    }

    [Fact]
    public void Options_forbid_addresses_for_examples_and_HTML_in_markdown()
    {
        const string text = """{"resourceType":"ValueSet","url":"http://fhir.example.org/vs","status":"draft","description":"a <b>bold</b> one"}""";
        var strict = new ValidationOptions { ExampleAddress = IssueSeverity.Error, HtmlInMarkdown = IssueSeverity.Error };

        Validators.With(strict).Validate(text).Errors().ShouldBe(["FC0144 ValueSet.url", "FC0145 ValueSet.description"]);
        Validators.With(strict).Validate(text.Replace("fhir.example.org", "fhir.invalid").Replace("<b>bold</b>", "x < y > z")).IsValid.ShouldBeTrue();
        Validators.Core.Validate(text).IsValid.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Patient/p", true)]
    [InlineData("Patient/q", false)]
    [InlineData("http://server.org/fhir/Patient/q", true)]
    public void An_option_makes_relative_references_resolve_in_the_document(string reference, bool resolves)
    {
        var text = """{"resourceType":"Parameters","parameter":[{"name":"a","part":[{"name":"b","resource":PATIENT}]},{"name":"r","valueReference":{"reference":"REFERENCE"}}]}"""
            .Replace("PATIENT", Patient).Replace("REFERENCE", reference);

        Validators.With(new ValidationOptions { UnresolvedReference = IssueSeverity.Error }).Validate(text).Errors()
            .ShouldBe(resolves ? [] : ["FC0604 Parameters.parameter[1].value"]);
    }

    [Fact]
    public void An_open_base_lets_unknown_extensions_pass_where_others_are_errors()
    {
        const string text = """{"resourceType":"Patient","extension":[{"url":"http://ours.org/x","valueString":"x"},{"url":"http://theirs.org/x","valueString":"x"}]}""";
        var options = new ValidationOptions { UnknownExtension = IssueSeverity.Error, OpenExtensionBases = ["http://ours.org/"] };

        Validators.With(options).Validate(text).ShouldHaveOneError(StructureIssueIds.UnknownExtension, "Patient.extension[1]");
    }

    [Fact]
    public void A_code_of_a_required_value_set_cannot_be_replaced_by_an_extension() =>
        Validators.Core.Validate("""{"resourceType":"Patient","_gender":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason","valueCode":"unknown"}]}}""")
            .ShouldHaveOneError("FC0304", "Patient.gender");

    [Theory]
    [InlineData("Patient.nonsense", "", "FC0705 StructureDefinition")]
    [InlineData("Patient.name", ""","slicing":{"discriminator":[{"type":"value","path":"nonsense"}],"rules":"open"}""", "FC0703 StructureDefinition.differential.element[0].slicing.discriminator[0]")]
    public void A_profile_that_names_what_does_not_exist_is_refused(string path, string more, string expected) =>
        Validators.Core.Validate("""
            {"resourceType":"StructureDefinition","url":"http://x.org/p","name":"P","status":"draft","kind":"resource","abstract":false,"type":"Patient",
             "baseDefinition":"http://hl7.org/fhir/StructureDefinition/Patient","derivation":"constraint","differential":{"element":[{"id":"PATH","path":"PATH"MORE}]}}
            """.Replace("PATH", path).Replace("MORE", more)).Errors().ShouldBe([expected]);

    [Theory]
    [InlineData(400, "Patient.name", "string")]
    [InlineData(12_000, "Patient.name", "string")]
    [InlineData(2, "Patient.name", "Nonsense")]
    [InlineData(1, "Patient.name", "")]
    [InlineData(1, "Patient..x.", "string")]
    public void A_definition_in_content_is_read_with_care(int count, string path, string type)
    {
        var elements = string.Join(",", Enumerable.Range(0, count).Select(at =>
            $$"""{"id":"e{{at}}","path":"{{path}}{{(count > 1000 ? "" : string.Concat(Enumerable.Repeat(".a", at)))}}","type":[{"code":"{{type}}"}]}"""));

        Should.CompleteIn(
            () => Validators.Core.Validate("""
                {"resourceType":"StructureDefinition","url":"http://x.org/p","name":"P","status":"draft","kind":"resource","abstract":false,"type":"Patient",
                 "baseDefinition":"http://hl7.org/fhir/StructureDefinition/Patient","derivation":"constraint","differential":{"element":[ELEMENTS]}}
                """.Replace("ELEMENTS", elements)).IsValid.ShouldBe(false),
            TimeSpan.FromMinutes(2));
    }

    [Theory]
    [InlineData("http://a.org/fhir/Patient/p", null)]
    [InlineData("urn:uuid:5c4a1e0e-0000-4000-8000-000000000001", null)]
    [InlineData("http://a.org/somewhere", null)]
    [InlineData("http://a.org/fhir/Patient/q", "…/Patient/p")]
    [InlineData("http://a.org/fhir/Group/p", "is that of a Group")]
    [InlineData("urn:uuid:5c4a1e0e", "no UUID follows")]
    public void A_fullUrl_does_not_disagree_with_its_resource(string fullUrl, string? fault)
    {
        var outcome = Validators.Core.Validate("""{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"URL","resource":PATIENT}]}""".Replace("URL", fullUrl).Replace("PATIENT", Patient));

        if (fault is null)
            outcome.Errors().ShouldBeEmpty();
        else
            outcome.ShouldHaveOneError(StructureIssueIds.FullUrlDisagrees, "Bundle.entry[0].fullUrl").Message.ShouldContain(fault);
    }

    [Theory]
    [InlineData("http://hl7.org/fhir/ValueSet/administrative-gender", "male", null)]
    [InlineData("http://hl7.org/fhir/ValueSet/administrative-gender", "man", "FC0148 ConceptMap.group[0].element[0].code")]
    [InlineData("http://example.org/not-loaded", "man", null)]
    public void A_concept_map_maps_codes_of_its_source(string source, string code, string? expected) =>
        Validators.Core.Validate($$"""{"resourceType":"ConceptMap","status":"draft","sourceCanonical":"{{source}}","group":[{"source":"http://hl7.org/fhir/administrative-gender","element":[{"code":"{{code}}"}]}]}""")
            .Errors().ShouldBe(expected is null ? [] : [expected]);

    [Fact]
    public void A_code_system_that_supplements_says_so() =>
        Validators.Core.Validate("""{"resourceType":"CodeSystem","url":"http://x.org/s","status":"draft","content":"complete","supplements":"http://loinc.org"}""")
            .ShouldHaveOneError(StructureIssueIds.SupplementContent, "CodeSystem.content");

    [Fact]
    public void A_derived_search_parameter_keeps_type_and_bases() =>
        Validators.Core.Validate("""
            {"resourceType":"SearchParameter","url":"http://x.org/sp","name":"N","status":"draft","description":"d","code":"name","base":["Patient"],"type":"token",
             "derivedFrom":"http://hl7.org/fhir/SearchParameter/Organization-name"}
            """).Issues.Count(issue => issue.Id == StructureIssueIds.NotDerived).ShouldBe(2);

    // A Composition, then the same patient in several versions.
    private static string Document(string type, string reference, string versions)
    {
        var patients = versions.Split(',').Select(version =>
            ",{\"fullUrl\":\"http://s.org/Patient/p\",\"resource\":" + Patient.Replace("\"id\":\"p\"", $"\"id\":\"p\",\"meta\":{{\"versionId\":\"{version}\"}}") + "}");
        return """
            {"resourceType":"Bundle","type":"TYPE","timestamp":"2024-01-01T00:00:00Z","identifier":{"system":"urn:ietf:rfc:3986","value":"urn:uuid:1"},"entry":[
             {"fullUrl":"http://s.org/Composition/c","resource":{"resourceType":"Composition","id":"c","status":"final","type":{"text":"t"},"date":"2024","author":[{"display":"A"}],"title":"T",
              "section":[{"title":"S","entry":[{"reference":"REFERENCE"}]}]}}PATIENTS]}
            """.Replace("TYPE", type).Replace("REFERENCE", reference).Replace("PATIENTS", string.Concat(patients));
    }
}
