using System.Text;

namespace FhirCalc.Fhir.Tests.Fuzzing;

/// <summary>Breaks a resource in XML: whole elements, attributes, entities, encodings and bytes.</summary>
internal static class XmlMutator
{
    private const string Laughs = "<!DOCTYPE a [<!ENTITY l0 \"ha\"><!ENTITY l1 \"&l0;&l0;&l0;&l0;&l0;&l0;&l0;&l0;&l0;&l0;\"><!ENTITY l2 \"&l1;&l1;&l1;&l1;&l1;&l1;&l1;&l1;&l1;&l1;\">"
        + "<!ENTITY l3 \"&l2;&l2;&l2;&l2;&l2;&l2;&l2;&l2;&l2;&l2;\"><!ENTITY l4 \"&l3;&l3;&l3;&l3;&l3;&l3;&l3;&l3;&l3;&l3;\">]>";

    private static readonly string[] Pieces =
    [
        "<!-- c -->", "<!--", "-->", "<![CDATA[ <a> ]]>", "<?pi?>", "text", "&amp;", "&#0;", "&#x1F600;", "&#xD800;", "&l4;", "<x/>", "<extension url=\"a\"/>", "<extension><extension/></extension>",
        "<div xmlns=\"http://www.w3.org/1999/xhtml\"/>", "<f:x xmlns:f=\"http://hl7.org/fhir\" value=\"1\"/>", "<value value=\"1e999999999\"/>", "<contained/>", "<contained><Patient xmlns=\"http://hl7.org/fhir\"/></contained>",
        "<id value=\"a\"/>", "<id value=\"b\"/>", "<a xmlns=\"urn:b\"/>", " id=\"x\"", " value=\"y\"", " xmlns=\"\"", " xsi:nil=\"true\"", "\"", "'", "<", ">", "/", "=", "\0", "\u00a0", "\ufffe",
    ];

    public static byte[] Mutate(byte[] source, Random random)
    {
        var text = Encoding.UTF8.GetString(source);
        for (var times = random.Next(4) == 0 ? 3 : 1; times > 0 && text.Length > 1; times--)
            text = Edit(text, random);
        return random.Next(12) switch
        {
            0 => Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(text.Replace("utf-8", "utf-16", StringComparison.Ordinal))).ToArray(),
            1 => Encoding.Latin1.GetBytes(text.Replace("utf-8", "iso-8859-1", StringComparison.Ordinal)),
            2 => SpoilBytes(Encoding.UTF8.GetBytes(text), random),
            _ => Encoding.UTF8.GetBytes(text),
        };
    }

    private static string Edit(string text, Random random)
    {
        var at = random.Next(text.Length);
        var tag = text.IndexOf('<', at) is >= 0 and var next ? next : 0;
        var end = text.IndexOf("/>", tag, StringComparison.Ordinal) is >= 0 and var close ? close + 2 : text.Length;
        switch (random.Next(12))
        {
            case 0:
                return text.Remove(tag, end - tag);
            case 1:
                return text.Insert(end, text[tag..end]);
            case 2:
                return text.Insert(tag, Pieces[random.Next(Pieces.Length)]);
            case 3:
                return text.Insert(at, Pieces[random.Next(Pieces.Length)]);
            case 4:
                var depth = random.Next(10, 3000);
                return text.Insert(tag, new StringBuilder().Insert(0, "<item>", depth).Insert(6 * depth, "</item>", depth).ToString());
            case 5:
                return (text.IndexOf("?>", StringComparison.Ordinal) is > 0 and var head ? text.Insert(head + 2, Laughs) : Laughs + text).Replace("value=\"", "value=\"&l4;", StringComparison.Ordinal);
            case 6:
                return Rename(text, tag, random);
            case 7:
                return text.Insert(end, string.Concat(Enumerable.Repeat(text[tag..end], random.Next(2, Math.Max(3, 100_000 / Math.Max(1, end - tag))))));
            case 8:
                return text[..at];
            case 9:
                var from = text.IndexOf('"', at) + 1;
                var to = from == 0 ? 0 : text.IndexOf('"', from);
                return to <= 0 ? text : text[..from] + new string("a1 .-é"[random.Next(6)], random.Next(50_000)) + text[to..];
            case 10:
                return text.Replace(" value=\"", random.Next(2) == 0 ? " valu=\"" : "  value = \"\t\n", StringComparison.Ordinal);
            default:
                return text.Remove(at, Math.Min(random.Next(1, 10), text.Length - at));
        }
    }

    private static string Rename(string text, int tag, Random random)
    {
        var length = text.AsSpan(tag + 1).IndexOfAny(" />");
        if (length <= 0)
            return text;
        var name = text.Substring(tag + 1, length);
        var other = random.Next(4) switch { 0 => "f:" + name, 1 => name + "x", 2 => "valueString", _ => "_" + name };
        return text.Replace("<" + name, "<" + other, StringComparison.Ordinal).Replace("</" + name, "</" + other, StringComparison.Ordinal);
    }

    private static byte[] SpoilBytes(byte[] bytes, Random random)
    {
        if (bytes.Length > 0)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }
}
