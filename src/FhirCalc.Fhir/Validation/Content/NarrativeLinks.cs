using System.Text.RegularExpressions;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Profiles;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Validation.Content;

/// <summary>
/// Links within a narrative (<c>href="#…"</c>, <c>src="#…"</c>) lead to an anchor of the narratives of the resource, to an
/// element with that id or to a contained resource (spec: narrative.html#references).
/// </summary>
internal sealed partial class NarrativeLinks(IssueSeverity severity) : Assertion
{
    public override void Check(in Element element, Scope scope)
    {
        var div = element.Node["div"u8];
        // Most narratives have none: seen without a copy of the text.
        if (!div.IsString || !div.Raw.Contains((byte)'#') || div.GetString() is not { } text)
            return;
        HashSet<string>? anchors = null;
        foreach (Match link in Link().Matches(text))
        {
            var target = System.Net.WebUtility.HtmlDecode(link.Groups[2].Value);
            // An empty one and "top" lead to the beginning of the page (HTML).
            if (target is "" or "top" || (anchors ??= scope.Run.AnchorsOf(scope.RootResource.Node, AnchorsIn)).Contains(target))
                continue;
            scope.Report(StructureIssueIds.BrokenNarrativeLink, severity, "not-found",
                $"The link '#{target}' leads nowhere: no anchor, element or contained resource has this id.", element.Child("div"),
                "http://hl7.org/fhir/StructureDefinition/Narrative#Narrative.div");
        }
    }

    private static HashSet<string> AnchorsIn(Json.Node resource)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<Json.Node>([resource]);
        while (open.TryPop(out var node))
        {
            foreach (var child in node.Children)
            {
                if (child.IsString && child.NameUtf8.SequenceEqual("id"u8))
                    anchors.Add(child.GetString()!);
                else if (child.IsString && child.NameUtf8.SequenceEqual("div"u8))
                    AddAnchors(child.GetString()!);
                else if (child.IsObject || child.IsArray)
                    open.Push(child);
            }
        }

        return anchors;

        void AddAnchors(string html)
        {
            foreach (Match anchor in Anchor().Matches(html))
                anchors.Add(System.Net.WebUtility.HtmlDecode(anchor.Groups[2].Value));
        }
    }

    [GeneratedRegex("""\s(?:href|src)\s*=\s*(["'])#(.*?)\1""")]
    private static partial Regex Link();

    [GeneratedRegex("""\s(?:id|name)\s*=\s*(["'])(.*?)\1""")]
    private static partial Regex Anchor();
}
