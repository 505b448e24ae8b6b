using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Upstream;

/// <summary>Whether a refusal speaks of what was sent, beyond doubt, and not of the form it was sent in.</summary>
internal static class ContentRefusal
{
    // Issue types that only content can have. 'processing', 'invalid', 'not-supported' and 'not-found' are used for anything.
    private static readonly HashSet<string> AboutContent = new(StringComparer.Ordinal)
    {
        "structure", "required", "value", "invariant", "code-invalid", "extension", "business-rule", "duplicate", "multiple-matches", "conflict",
    };

    public static bool IsCertain(byte[] body)
    {
        if (ServerOutcome.Of(body) is not { } outcome)
            return false;
        foreach (var issue in ResourceJson.Parse(outcome).Root["issue"u8].Children)
        {
            if (issue["severity"u8].GetString() is "error" or "fatal" && AboutContent.Contains(issue["code"u8].GetString() ?? ""))
                return true;
        }

        return false;
    }
}
