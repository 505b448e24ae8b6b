using System.Xml;

namespace FhirCalc.Fhir.Xml;

/// <summary>The XHTML of a narrative, which goes into XML letter by letter.</summary>
internal static class NarrativeText
{
    public const string Namespace = "http://www.w3.org/1999/xhtml";

    /// <summary>Why the text cannot stand in XML as it is; null when it can.</summary>
    public static string? WhyNot(string text)
    {
        if (!text.StartsWith('<') || !text.EndsWith('>'))
            return "it must begin and end with the tags of its div";
        try
        {
            using (var ahead = XmlReader.Create(new StringReader(text), XmlSource.Settings(0)))
                XmlSource.CheckDepth(ahead);
            using var reader = XmlReader.Create(new StringReader(text), XmlSource.Settings(0));
            reader.Read();
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "div" || reader.NamespaceURI != Namespace)
                return $"a div in the namespace {Namespace} is expected";
            if (text[1] is '?' or '!')
                return "nothing may stand before its div";
            reader.Skip();
            return reader.EOF && !text.EndsWith("-->", StringComparison.Ordinal) && !text.EndsWith("?>", StringComparison.Ordinal) ? null : "nothing may stand after its div";
        }
        catch (XmlException error)
        {
            return "it is not well-formed XML: " + error.Message;
        }
    }
}
