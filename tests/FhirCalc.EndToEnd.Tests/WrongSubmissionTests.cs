using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using FhirCalc.EndToEnd.Tests.Support;

namespace FhirCalc.EndToEnd.Tests;

/// <summary>Every kind of wrong submission: the documented status, words that a stranger understands, the place; nothing stored, nothing crashed.</summary>
public sealed class WrongSubmissionTests(WrongSubmissionTests.Fixture fixture) : IClassFixture<WrongSubmissionTests.Fixture>
{
    private const int Finding = 2;
    private const int OtherFinding = 3;
    private const int Report = 7;

    [Theory]
    [InlineData("not JSON", 400, "JSON", null)]
    [InlineData("truncated JSON", 400, "end", null)]
    [InlineData("empty body", 400, "", null)]
    [InlineData("two thousand levels deep", 400, "deep", null)]
    [InlineData("10 MB", 413, "byte", null)]
    [InlineData("no Bundle", 422, "Bundle", "Patient")]
    [InlineData("Bundle of another type", 422, "transaction", "Bundle.type")]
    [InlineData("unknown resource type", 422, "resource", "Bundle.entry[2].resource")]
    [InlineData("missing report", 422, "DiagnosticReport", "Bundle")]
    [InlineData("dangling reference", 422, "reference", "Bundle.entry[7].resource.result[1].reference")]
    [InlineData("subject differs", 422, "subject", "Bundle.entry[3].resource.subject")]
    [InlineData("composition from mammography", 422, "mammography", "Bundle.entry[2].resource")]
    [InlineData("missing status", 422, "status", "Bundle.entry[2].resource")]
    [InlineData("unknown element", 422, "colour", "Bundle.entry[2].resource")]
    [InlineData("impossible date", 422, "date", "Bundle.entry[7].resource.effective")]
    [InlineData("unknown code of ours", 422, "value set", "Bundle.entry[2].resource.component[0].value")]
    [InlineData("deletion", 422, "POST", "Bundle.entry[0].request")]
    public async Task A_wrong_submission_is_refused_with_its_reason_and_leaves_nothing(string kind, int status, string word, string? place)
    {
        var before = await fixture.StoredAsync();

        var answer = await fixture.Facade.Fhir.SendAsync(HttpMethod.Post, "", Make(kind));

        ((int)answer.Status).ShouldBe(status, answer.Body);
        answer.ResourceType.ShouldBe("OperationOutcome");
        var issues = answer.Json.GetProperty("issue").EnumerateArray().ToList();
        issues.ShouldAllBe(issue => issue.GetProperty("details").GetProperty("text").GetString()!.Length > 20, "a sentence, not a code");
        issues.ShouldContain(
            issue => issue.GetProperty("details").GetProperty("text").GetString()!.Contains(word, StringComparison.OrdinalIgnoreCase)
                && (place == null || issue.GetProperty("expression")[0].GetString()!.StartsWith(place, StringComparison.Ordinal)),
            answer.Body);
        answer.Body.ShouldNotContain("   at ", Case.Sensitive, "no stack trace");

        (await fixture.StoredAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/pdf", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/fhir+xml", HttpStatusCode.BadRequest)]
    public async Task Json_that_is_called_something_else_is_refused(string contentType, HttpStatusCode status)
    {
        var before = await fixture.StoredAsync();
        using var client = new HttpClient();
        using var content = new StringContent(new Submission().Json, Encoding.UTF8, contentType);

        using var answer = await client.PostAsync(fixture.Facade.Fhir.BaseUrl, content, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(status);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("OperationOutcome");
        (await fixture.StoredAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Another_content_under_the_same_idempotency_key_is_a_conflict()
    {
        await using var facade = await FacadeProcess.StartAsync();
        var key = ("Idempotency-Key", "one-key");
        (await facade.Fhir.PostAsync("", new Submission().Json, key)).Status.ShouldBe(HttpStatusCode.OK);

        var second = new Submission();
        var answer = await facade.Fhir.PostAsync("", second.Json, key);

        answer.Status.ShouldBe(HttpStatusCode.Conflict, answer.Body);
        answer.ResourceType.ShouldBe("OperationOutcome");
        using var sandbox = new FhirEndpoint(facade.EmbeddedSandbox);
        (await second.OnServerAsync(sandbox)).ShouldBe(Submission.Nothing);
    }

    private static byte[] Make(string kind)
    {
        var good = new Submission().Json;
        return Encoding.UTF8.GetBytes(kind switch
        {
            "not JSON" => "MSH|^~\\&|MAMMO|WARD7|FHIRCALC",
            "truncated JSON" => good[..(good.Length / 2)],
            "empty body" => "",
            "two thousand levels deep" => "{\"resourceType\":\"Bundle\",\"x\":" + new string('[', 2000) + new string(']', 2000) + "}",
            "10 MB" => good.Replace("\"conclusion\"", $"\"note\":\"{new string('x', 10_000_000)}\",\"conclusion\"", StringComparison.Ordinal),
            "no Bundle" => """{"resourceType":"Patient","active":true}""",
            _ => Changed(good, kind).ToJsonString(),
        });
    }

    private static JsonNode Changed(string good, string kind)
    {
        var bundle = JsonNode.Parse(good)!;
        var entries = bundle["entry"]!.AsArray();
        var finding = entries[Finding]!["resource"]!.AsObject();
        switch (kind)
        {
            case "Bundle of another type":
                bundle["type"] = "collection";
                break;
            case "unknown resource type":
                finding["resourceType"] = "Observashun";
                entries[Finding]!["request"]!["url"] = "Observashun";
                break;
            case "missing report":
                entries.RemoveAt(Report);
                break;
            case "dangling reference":
                entries[Report]!["resource"]!["result"]![1]!["reference"] = "urn:uuid:00000000-0000-4000-8000-000000000000";
                break;
            case "subject differs":
                entries[OtherFinding]!["resource"]!["subject"]!["reference"] = "Patient/somebody-else";
                break;
            case "composition from mammography":
                finding["component"]!.AsArray().Add(JsonNode.Parse("""
                    {"code":{"coding":[{"system":"http://fhircalc.org/fhir/CodeSystem/calcification-component","code":"composition"}]},
                     "valueCodeableConcept":{"coding":[{"system":"http://fhircalc.org/fhir/CodeSystem/calcification-composition","code":"hydroxyapatite"}]}}
                    """));
                break;
            case "missing status":
                finding.Remove("status");
                break;
            case "unknown element":
                finding["colour"] = "red";
                break;
            case "impossible date":
                entries[Report]!["resource"]!["effectiveDateTime"] = "2026-02-31";
                break;
            case "unknown code of ours":
                finding["component"]![0]!["valueCodeableConcept"]!["coding"]![0]!["code"] = "perhaps";
                break;
            case "deletion":
                entries[0]!["request"]!["method"] = "DELETE";
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind.");
        }

        return bundle;
    }

    /// <summary>One facade with its own sandbox for all of the class.</summary>
    public sealed class Fixture : IAsyncLifetime
    {
        internal FacadeProcess Facade { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Facade = await FacadeProcess.StartAsync();

        public ValueTask DisposeAsync() => Facade.DisposeAsync();

        /// <summary>What the facade and its sandbox hold, as one line; asks a process that must be alive.</summary>
        internal async Task<string> StoredAsync()
        {
            Facade.IsRunning.ShouldBeTrue(Facade.Output);
            var counts = new List<string>();
            foreach (var state in (string[])["accepted", "delivered", "buried", "discarded"])
                counts.Add($"{state} {(await Facade.SubmissionsAsync(state)).Count}");
            using var sandbox = new FhirEndpoint(Facade.EmbeddedSandbox);
            foreach (var type in Submission.Sent.Keys.Append("Patient").Append("RiskAssessment"))
                counts.Add($"{type} {await sandbox.CountAsync(type)}");
            return string.Join(", ", counts);
        }
    }
}
