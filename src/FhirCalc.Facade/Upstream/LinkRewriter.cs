using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Upstream;

/// <summary>Makes the links of a relayed Bundle lead to the facade instead of the external server. Resources stay as they are.</summary>
internal static class LinkRewriter
{
    /// <summary>The rewritten text, or null if it is no JSON.</summary>
    /// <param name="pageOf">The address of a page of ours, from path and query below the base of the external server.</param>
    public static byte[]? Rewrite(byte[] body, UpstreamAddress upstream, string facadeBase, Func<string, string> pageOf)
    {
        if (!ResourceJson.TryParse(body, null, out var bundle, out _))
            return null;
        if (bundle.ResourceType != "Bundle")
            return body;
        var writer = new SpliceWriter(bundle);
        foreach (var link in bundle.Root["link"u8].Children)
        {
            // What a server calls its next page is between it and us: clients get what only we can read.
            if (link["relation"u8].TextEquals("self"u8))
                Rewrite(link["url"u8], writer, upstream, facadeBase);
            else if (link["url"u8].GetString() is { } url && upstream.RelativeOf(url) is { } page && upstream.Holds(upstream.Below(page)))
                writer.SetString(link["url"u8], pageOf(page));
        }

        foreach (var entry in bundle.Root["entry"u8].Children)
        {
            Rewrite(entry["fullUrl"u8], writer, upstream, facadeBase);
            Rewrite(entry["response"u8]["location"u8], writer, upstream, facadeBase);
        }

        return writer.ToUtf8();
    }

    private static void Rewrite(Node url, SpliceWriter writer, UpstreamAddress upstream, string facadeBase)
    {
        if (url.GetString() is { } text && upstream.RelativeOf(text) is { } relative)
            writer.SetString(url, Join(facadeBase, relative.TrimEnd('?'))); // some servers end a search without parameters so
    }

    public static string Join(string root, string relative) =>
        relative.Length == 0 || relative[0] == '?' ? root + relative : root + "/" + relative;
}
