using System.Text.RegularExpressions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Upstream;

/// <summary>
/// Finds the places of a resource that name another resource of the same Bundle, and writes another name there. Everything
/// else stays byte for byte. Places: <c>Reference.reference</c>, links in the narrative, and elements of type url or uri
/// that name a resource as <c>urn:uuid</c> or <c>urn:oid</c> (R4 http, transaction: canonicals and identifiers stay).
/// </summary>
internal static partial class ReferenceRewriter
{
    /// <summary>Every reference of a resource, with its node.</summary>
    public static IEnumerable<(Node Node, string Reference)> ReferencesIn(Node node)
    {
        foreach (var child in node.Children)
        {
            if (child.IsString)
            {
                if (child.NameUtf8.SequenceEqual("reference"u8))
                    yield return (child, child.GetString()!);
            }
            else
            {
                foreach (var found in ReferencesIn(child))
                    yield return found;
            }
        }
    }

    /// <summary>Adds the edits to the writer. <paramref name="nameOf"/> gives the new name, or null to leave the old one.</summary>
    public static void Rewrite(Node node, SpliceWriter writer, Func<string, string?> nameOf)
    {
        foreach (var child in node.Children)
        {
            if (child.IsString)
                RewriteText(child, writer, nameOf);
            else
                Rewrite(child, writer, nameOf);
        }
    }

    private static void RewriteText(Node text, SpliceWriter writer, Func<string, string?> nameOf)
    {
        var name = text.NameUtf8;
        if (name.SequenceEqual("reference"u8) || (IsUrn(text) && IsUri(name)))
        {
            if (nameOf(text.GetString()!) is { } replacement)
                writer.SetString(text, replacement);
        }
        else if (name.SequenceEqual("div"u8))
        {
            var before = text.GetString()!;
            var after = NarrativeLink().Replace(before, match => nameOf(match.Groups["url"].Value) is { } replacement
                ? match.Groups["attribute"].Value + replacement + match.Groups["quote"].Value
                : match.Value);
            if (!string.Equals(before, after, StringComparison.Ordinal))
                writer.SetString(text, after);
        }
    }

    private static bool IsUri(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("url"u8) || name.SequenceEqual("uri"u8) || name.SequenceEqual("valueUri"u8)
        || name.SequenceEqual("valueUrl"u8) || name.SequenceEqual("valueUuid"u8) || name.SequenceEqual("valueOid"u8);

    private static bool IsUrn(Node text) => text.Raw.StartsWith("\"urn:uuid:"u8) || text.Raw.StartsWith("\"urn:oid:"u8);

    [GeneratedRegex("""(?<attribute>\b(?:href|src)\s*=\s*(?<quote>["']))(?<url>[^"'<>]+)\k<quote>""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NarrativeLink();
}
