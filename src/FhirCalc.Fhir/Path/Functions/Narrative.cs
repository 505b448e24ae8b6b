using System.Collections.Frozen;
using System.Xml;
using FhirCalc.Fhir.Issues;

namespace FhirCalc.Fhir.Path.Functions;

/// <summary>
/// The rules for narrative XHTML (http://hl7.org/fhir/R4/narrative.html#xhtml, invariants txt-1 and txt-2): one div of the XHTML
/// namespace, only formatting elements, no scripts, no links that run code.
/// </summary>
internal static class Narrative
{
    public const string Xhtml = "http://www.w3.org/1999/xhtml";

    private const int LongestQuote = 40;

    public static readonly FrozenSet<string> Elements = FrozenSet.Create(
        StringComparer.Ordinal,
        "p", "br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "a", "span", "b", "em", "i", "strong", "small", "big", "tt", "dfn", "q", "var",
        "abbr", "acronym", "cite", "blockquote", "hr", "address", "bdo", "kbd", "samp", "code", "pre", "sub", "sup", "ul", "ol", "li", "dl",
        "dt", "dd", "table", "caption", "colgroup", "col", "thead", "tr", "tfoot", "tbody", "th", "td", "img", "map", "area", "ins", "del",
        "u", "s", "strike", "font", "center", "style");

    public static readonly FrozenSet<string> Attributes = FrozenSet.Create(
        StringComparer.Ordinal,
        "title", "style", "class", "id", "lang", "dir", "accesskey", "tabindex", "span", "width", "align", "valign", "char", "charoff", "abbr",
        "axis", "headers", "scope", "rowspan", "colspan", "href", "name", "src", "alt", "height", "border", "cellpadding", "cellspacing",
        "summary", "frame", "rules", "shape", "coords", "cite", "datetime", "compact", "start", "type", "value", "nowrap", "bgcolor", "color",
        "face", "size", "clear", "noshade", "hspace", "vspace", "longdesc", "usemap", "ismap", "rel", "rev", "hreflang", "charset", "target");

    /// <summary>Whether the text is well formed and holds nothing but what is allowed.</summary>
    public static bool IsSafe(string text) => Fault(text) is null;

    /// <summary>The first thing that is not allowed, in words; null when there is none.</summary>
    public static string? Fault(string text) => Scan(text, out _);

    /// <summary>Whether there is text or an image. Of a text that is no XML this is not denied: that is another fault.</summary>
    public static bool HasContent(string text)
    {
        Scan(text, out var hasContent);
        return hasContent;
    }

    private static string? Scan(string text, out bool hasContent)
    {
        hasContent = false;
        string? fault = null;
        // No document type, hence no entities but the five of XML.
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = text.Length + 1 };
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), settings);
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element)
                {
                    hasContent |= reader.LocalName == "img";
                    fault ??= FaultOf(reader);
                }
                hasContent |= reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA;
            }
            return fault;
        }
        catch (XmlException)
        {
            hasContent = true;
            return "it is no well-formed XML";
        }
    }

    private static string? FaultOf(XmlReader reader)
    {
        var element = reader.LocalName;
        if (reader.NamespaceURI != Xhtml)
            return $"'{Excerpt.Of(element, LongestQuote)}' is not in the namespace {Xhtml}";
        if (reader.Depth == 0 && element != "div")
            return $"it must begin with 'div', not '{Excerpt.Of(element, LongestQuote)}'";
        if (!Elements.Contains(element))
            return $"the element '{Excerpt.Of(element, LongestQuote)}' is not allowed";
        while (reader.MoveToNextAttribute())
        {
            var isDeclaration = reader.Name == "xmlns" || reader.Prefix is "xmlns" or "xml";
            if (isDeclaration)
                continue;
            if (!Attributes.Contains(reader.Name))
                return $"the attribute '{Excerpt.Of(reader.Name, LongestQuote)}' of '{element}' is not allowed";
            if (!IsHarmless(reader.Name, reader.Value))
                return $"the attribute '{reader.Name}' of '{element}' has an address that could run code";
        }
        return null;
    }

    private static bool IsHarmless(string attribute, string value)
    {
        if (attribute is not ("href" or "src" or "cite" or "longdesc"))
            return true;
        // Browsers skip blanks and control characters inside a scheme.
        var scheme = string.Concat(value.Where(c => c > ' ')).ToUpperInvariant();
        return !scheme.StartsWith("JAVASCRIPT:", StringComparison.Ordinal) && !scheme.StartsWith("VBSCRIPT:", StringComparison.Ordinal)
            && !(scheme.StartsWith("DATA:", StringComparison.Ordinal) && !scheme.StartsWith("DATA:IMAGE/", StringComparison.Ordinal));
    }
}
