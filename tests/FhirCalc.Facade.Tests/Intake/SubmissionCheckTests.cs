using System.Text;
using FhirCalc.Facade.Intake;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Tests.Intake;

public sealed class SubmissionCheckTests
{
    private const string Patient = """{"fullUrl":"urn:uuid:p","resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient"}}""";
    private const string Other = """{"fullUrl":"urn:uuid:q","resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient"}}""";

    [Fact]
    public void A_report_with_its_finding_about_one_patient_passes() =>
        Check(Patient, Finding("urn:uuid:p"), Report("urn:uuid:p")).ShouldBeEmpty();

    [Fact]
    public void A_submission_without_a_report_is_an_error() =>
        Check(Patient).ShouldBe([("FC1002", "Bundle")]);

    [Theory]
    [InlineData("collection")]
    [InlineData("batch")]
    public void Only_a_transaction_is_a_submission(string type) =>
        Check(type, Patient).ShouldBe([("FC1001", "Bundle.type")]);

    [Fact]
    public void A_finding_about_somebody_else_is_an_error_at_the_finding() =>
        Check(Patient, Other, Finding("urn:uuid:q"), Report("urn:uuid:p")).ShouldBe([("FC1004", "Bundle.entry[2].resource.subject")]);

    [Fact]
    public void Subjects_named_in_different_ways_may_be_the_same()
    {
        const string Update = """{"fullUrl":"http://ehr.example/Patient/7","resource":{"resourceType":"Patient","id":"7"},"request":{"method":"PUT","url":"Patient/7"}}""";
        Check(Update, Finding("Patient/7"), Report("http://ehr.example/Patient/7")).ShouldBeEmpty();
    }

    [Fact]
    public void Reports_about_two_patients_are_two_submissions() =>
        Check(Patient, Other, Finding("urn:uuid:p"), Report("urn:uuid:p"), Report("urn:uuid:q", result: null))
            .ShouldBe([("FC1010", "Bundle.entry[4].resource.subject")]);

    [Fact]
    public void A_urn_that_is_no_entry_is_an_error_at_the_reference() =>
        Check(Patient, Finding("urn:uuid:nobody"), Report("urn:uuid:p")).ShouldContain(("FC1003", "Bundle.entry[1].resource.subject.reference"));

    [Fact]
    public void A_result_that_is_not_sent_along_is_an_error() =>
        Check(Patient, Report("urn:uuid:p", "Observation/elsewhere")).ShouldBe([("FC1006", "Bundle.entry[1].resource.result[0].reference")]);

    [Theory]
    [InlineData("DELETE", "Patient/1", "FC1005")]
    [InlineData("GET", "Patient/1", "FC1005")]
    [InlineData("PATCH", "Patient/1", "FC1005")]
    [InlineData("POST", "Observation", "FC1007")]
    [InlineData("PUT", "Patient/2", "FC1007")]
    [InlineData("PUT", "Observation?identifier=x", "FC1007")]
    [InlineData("PUT", "Patient", "FC1007")]
    public void A_request_that_is_no_submission_of_its_resource_is_an_error(string method, string url, string issue) =>
        Check($$$"""{"resource":{"resourceType":"Patient","id":"1"},"request":{"method":"{{{method}}}","url":"{{{url}}}"}}""")
            .Select(found => found.Id).ShouldContain(issue);

    [Fact]
    public void An_entry_without_a_resource_is_an_error() =>
        Check("""{"request":{"method":"POST","url":"Patient"}}""", Patient, Finding("urn:uuid:p"), Report("urn:uuid:p"))
            .ShouldContain(("FC1009", "Bundle.entry[0]"));

    [Fact]
    public void The_same_fullUrl_or_target_twice_is_an_error()
    {
        const string Update = """{"resource":{"resourceType":"Patient","id":"7"},"request":{"method":"PUT","url":"Patient/7"}}""";
        Check(Patient, Patient, Finding("urn:uuid:p"), Report("urn:uuid:p")).ShouldContain(("FC1008", "Bundle.entry[1].fullUrl"));
        Check(Update, Update, Finding("Patient/7"), Report("Patient/7")).ShouldContain(("FC1008", "Bundle.entry[1].request.url"));
    }

    [Fact]
    public void The_order_of_delivery_goes_by_the_patient_and_not_by_the_submission()
    {
        const string Known = """{"fullUrl":"urn:uuid:p","resource":{"resourceType":"Patient","identifier":[{"system":"urn:h","value":"1"}]},"request":{"method":"POST","url":"Patient"}}""";
        var key = Key("a", Known, Finding("urn:uuid:p"), Report("urn:uuid:p"));

        Key("b", Known, Finding("urn:uuid:p"), Report("urn:uuid:p")).ShouldBe(key);
        Key("b", Known.Replace("\"1\"", "\"2\"", StringComparison.Ordinal), Finding("urn:uuid:p"), Report("urn:uuid:p")).ShouldNotBe(key);
        Key("b", Patient, Finding("urn:uuid:p"), Report("urn:uuid:p")).ShouldBe("b", "a patient that cannot be known again has no order to keep");
        key.ShouldNotContain("urn:h");
    }

    private static string Finding(string subject) =>
        $$$"""{"fullUrl":"urn:uuid:o","resource":{"resourceType":"Observation","subject":{"reference":"{{{subject}}}"}},"request":{"method":"POST","url":"Observation"}}""";

    private static string Report(string subject, string? result = "urn:uuid:o")
    {
        var results = result is null ? "" : $$$""","result":[{"reference":"{{{result}}}"}]""";
        return $$$"""{"resource":{"resourceType":"DiagnosticReport","subject":{"reference":"{{{subject}}}"}{{{results}}}},"request":{"method":"POST","url":"DiagnosticReport"}}""";
    }

    private static List<(string Id, string? Place)> Check(params string[] entries) =>
        entries is ["collection" or "batch", ..] ? Check(entries[0], entries[1..], out _) : Check("transaction", entries, out _);

    private static List<(string Id, string? Place)> Check(string type, string[] entries, out (IReadOnlyList<SubmissionEntry> Entries, ReferenceTable References) read)
    {
        var bundle = ResourceJson.Parse(Encoding.UTF8.GetBytes($$"""{"resourceType":"Bundle","type":"{{type}}","entry":[{{string.Join(',', entries)}}]}"""));
        var issues = new List<Issue>();
        var parsed = EntryReader.Read(bundle, "11111111-1111-5111-8111-111111111111", issues);
        read = (parsed, new ReferenceTable(parsed));
        if (parsed.Count > 0)
            SubmissionChecks.Run(parsed, read.References, issues);
        issues.ShouldAllBe(issue => issue.IsError && issue.Message.Length > 20);
        return [.. issues.Select(issue => (issue.Id, issue.Location))];
    }

    private static string Key(string submissionId, params string[] entries)
    {
        Check("transaction", entries, out var read).ShouldBeEmpty();
        return Subject.PartitionKey(read.Entries, read.References, submissionId);
    }
}
