using FhirCalc.Fhir.Json;

namespace FhirCalc.Sandbox.Interactions;

/// <summary>
/// Makes the links of a transaction point to what the server stores (R4 http, 3.1.0.11.2): references, elements of type
/// uri and url, and links in the narrative, but no canonicals and no identifier values.
/// </summary>
/// <param name="identities">fullUrl of each entry and the reference that it got.</param>
/// <param name="match">Finds the one resource for a conditional reference, as <c>Type/id</c>.</param>
internal sealed class ReferenceRewriter(IReadOnlyDictionary<string, string> identities, Func<string, string> match)
{
    private static readonly HashSet<string> LinkNames = ["uri", "url", "valueUri", "valueUrl", "valueOid", "valueUuid"];

    public ResourceJson Rewrite(BundleEntry entry)
    {
        var body = entry.Request.Body!;
        var splice = new SpliceWriter(body);
        var edits = 0;
        Walk(body.Root);
        return edits == 0 ? body : ResourceJson.Parse(splice.ToUtf8());

        void Walk(Node node)
        {
            foreach (var child in node.Children)
            {
                if (!child.IsString)
                    Walk(child);
                else if (MayLink(child.NameUtf8) && child.GetString() is { } text && Replacement(child.Name, text, entry) is { } better && better != text)
                {
                    splice.SetString(child, better);
                    edits++;
                }
            }
        }
    }

    // Most strings are none; what they say is not read.
    private static bool MayLink(ReadOnlySpan<byte> name) => name.SequenceEqual("reference"u8) || name.SequenceEqual("div"u8)
        || name.StartsWith("ur"u8) || name.StartsWith("valueU"u8) || name.StartsWith("valueOid"u8) || name.Contains((byte)'\\');

    private string? Replacement(string name, string text, BundleEntry entry) => name switch
    {
        "reference" => Reference(text, entry),
        "div" => Narrative(text),
        _ when LinkNames.Contains(name) => identities.GetValueOrDefault(text),
        _ => null,
    };

    private string? Reference(string text, BundleEntry entry)
    {
        if (identities.TryGetValue(text, out var known))
            return known;
        if (text.StartsWith("urn:uuid:", StringComparison.Ordinal) || text.StartsWith("urn:oid:", StringComparison.Ordinal))
            throw Refusal.BadBundle("A reference names an entry that this transaction does not have.", entry.Location + ".resource");
        var mark = text.IndexOf('?', StringComparison.Ordinal);
        if (mark > 0 && ResourceTypes.All.Contains(text[..mark]))
            return match(text);
        // A relative reference is read against the fullUrl of its own entry.
        return BaseOf(entry) is { } root ? identities.GetValueOrDefault(root + text) : null;
    }

    private string? Narrative(string div)
    {
        if (!div.Contains("urn:", StringComparison.Ordinal))
            return null;
        foreach (var (fullUrl, reference) in identities)
            div = div.Replace('"' + fullUrl + '"', '"' + reference + '"', StringComparison.Ordinal);
        return div;
    }

    /// <summary>The server base in a RESTful fullUrl, with its slash.</summary>
    private static string? BaseOf(BundleEntry entry)
    {
        var tail = "/" + entry.Request.Body!.ResourceType + "/";
        var at = entry.FullUrl?.LastIndexOf(tail, StringComparison.Ordinal) ?? -1;
        return at < 0 ? null : entry.FullUrl![..(at + 1)];
    }
}
