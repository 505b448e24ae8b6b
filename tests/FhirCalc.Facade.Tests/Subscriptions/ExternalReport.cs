using System.Text.Json.Nodes;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Subscriptions;

/// <summary>The example report as somebody else has put it on the external server.</summary>
internal static class ExternalReport
{
    public const string Reference = "DiagnosticReport/ext7";

    public static void PutOn(MemoryServer server)
    {
        var text = Support.Submissions.Breast;
        var entries = JsonNode.Parse(text)!["entry"]!.AsArray();
        for (var at = 0; at < entries.Count; at++)
            text = text.Replace((string)entries[at]!["fullUrl"]!, $"{(string)entries[at]!["resource"]!["resourceType"]!}/ext{at}", StringComparison.Ordinal);
        entries = JsonNode.Parse(text)!["entry"]!.AsArray();
        for (var at = 0; at < entries.Count; at++)
        {
            var resource = entries[at]!["resource"]!.AsObject();
            resource["id"] = $"ext{at}";
            server.Put(resource.ToJsonString());
        }
    }
}
