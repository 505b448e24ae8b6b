using System.Globalization;

namespace FhirCalc.Sandbox.Interactions;

/// <summary>An address below the base, taken apart: of an HTTP request or of a Bundle entry.</summary>
internal sealed record Address(string Shape, string Type, string Id, long Version, string Query)
{
    private const int LongestId = 64;

    public static Address Parse(string relative)
    {
        var mark = relative.IndexOf('?', StringComparison.Ordinal);
        var (path, query) = mark < 0 ? (relative, "") : (relative[..mark], relative[(mark + 1)..]);
        var parts = path.Trim('/').Split('/');
        return parts switch
        {
            [""] => new Address("", "", "", 0, query),
            ["metadata"] => new Address("metadata", "", "", 0, query),
            [var type] => new Address("type", KnownType(type), "", 0, query),
            [var type, "_search"] => new Address("type/_search", KnownType(type), "", 0, query),
            [var type, "_history"] => throw Refusal.Of(404, SandboxIssueIds.NoSuchInteraction, "not-supported", $"This server has histories of single resources only: {KnownType(type)}/id/_history."),
            [var type, var id] => new Address("type/id", KnownType(type), LegalId(id), 0, query),
            [var type, var id, "_history"] => new Address("type/id/_history", KnownType(type), LegalId(id), 0, query),
            [var type, var id, "_history", var version] =>
                new Address("type/id/_history/version", KnownType(type), LegalId(id), VersionNumber(version), query),
            _ => throw Refusal.Of(404, SandboxIssueIds.NoSuchInteraction, "not-found", "This server has nothing at that address."),
        };
    }

    private static string KnownType(string type) => ResourceTypes.All.Contains(type)
        ? type
        : throw Refusal.Of(404, SandboxIssueIds.UnknownType, "not-supported", "The address does not name a resource type of FHIR R4 (they are case-sensitive, for example Observation).");

    private static string LegalId(string id) => id.Length <= LongestId && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.')
        ? id
        : throw Refusal.Of(400, SandboxIssueIds.BadId, "value", "A FHIR id has 1 to 64 letters, digits, hyphens and full stops.");

    /// <summary>A version that is no number cannot exist here; 0 is never used.</summary>
    private static long VersionNumber(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
}
