using System.Text.Json.Nodes;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Privacy;

/// <summary>Submissions that hold a mark wherever R4 lets people write.</summary>
internal static class Canary
{
    public const string Mark = "CANARY7f3a";

    public const string Outcome = """{"resourceType":"OperationOutcome","text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">CANARY7f3a</div>"},"issue":[{"severity":"error","code":"value","details":{"text":"CANARY7f3a"},"diagnostics":"CANARY7f3a","expression":["CANARY7f3a"]}]}""";

    // Names whose values are words of people: everything else is a code, a time, a reference or an address of a definition.
    private static readonly HashSet<string> Words = ["text", "display", "description", "family", "given", "conclusion", "value", "title", "comment", "valueString"];

    /// <summary>A valid submission, marked all over.</summary>
    /// <param name="number">So that several are not the same submission.</param>
    /// <param name="ownIds">Updates under marked ids, in place of creations.</param>
    public static string Submission(int number, bool ownIds = false) => Submissions.With(bundle =>
    {
        MarkWords(bundle);
        bundle["identifier"]!["value"] = $"{Mark}-{number}";
        var patient = Submissions.Resource(bundle, "Patient");
        patient["text"] = JsonNode.Parse("""{"status":"additional","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">CANARY7f3a</div>"}""");
        patient["address"] = JsonNode.Parse("""[{"text":"CANARY7f3a","line":["CANARY7f3a"],"city":"CANARY7f3a","postalCode":"CANARY7f3a"}]""");
        patient["telecom"] = JsonNode.Parse("""[{"system":"phone","value":"CANARY7f3a"}]""");
        patient["contact"] = JsonNode.Parse("""[{"name":{"text":"CANARY7f3a"}}]""");
        patient["photo"] = JsonNode.Parse("""[{"contentType":"image/png","url":"http://example.org/CANARY7f3a","title":"CANARY7f3a"}]""");
        Submissions.Resource(bundle, "Observation")["note"] = JsonNode.Parse("""[{"authorString":"CANARY7f3a","text":"CANARY7f3a"}]""");
        Submissions.Resource(bundle, "DiagnosticReport")["presentedForm"] = JsonNode.Parse("""[{"contentType":"text/plain","title":"CANARY7f3a","data":"Q0FOQVJZN2YzYQ=="}]""");
        foreach (var entry in bundle["entry"]!.AsArray())
        {
            var request = entry!["request"]!.AsObject();
            if (!ownIds)
                continue;
            var id = $"{Mark}-{number}-{entry["fullUrl"]!.ToString()[^4..]}";
            entry["resource"]!["id"] = id;
            request.Remove("ifNoneExist");
            request["method"] = "PUT";
            request["url"] = $"{entry["resource"]!["resourceType"]}/{id}";
        }

        if (!ownIds)
            bundle["entry"]![0]!["request"]!["ifNoneExist"] = "identifier=urn:x|" + Mark;
    });

    /// <summary>A marked submission with a fault.</summary>
    public static string Invalid(int number, Action<JsonObject> fault)
    {
        var bundle = JsonNode.Parse(Submission(number))!.AsObject();
        fault(bundle);
        return bundle.ToJsonString();
    }

    private static void MarkWords(JsonNode node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
                MarkWords(item!);
        }

        foreach (var (name, value) in node is JsonObject source ? source.ToList() : [])
        {
            if (value is JsonValue && value.GetValueKind() == System.Text.Json.JsonValueKind.String && Words.Contains(name))
                node[name] = $"{Mark} {value}";
            else if (name == "given")
                node[name] = new JsonArray(Mark);
            else if (value is JsonObject or JsonArray)
                MarkWords(value);
        }
    }
}
