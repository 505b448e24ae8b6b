using System.Text.Unicode;
using System.Xml;
using System.Xml.Linq;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Xml;

/// <summary>An XML text with the tree read from it; gives the letters of an element as they stand in the text.</summary>
internal sealed class XmlSource
{
    // Far beyond what resources need, which have a limit of their own: this one is about the narrative.
    private const int MaxDepth = 5000;

    // Null when the text is not UTF-8, which FHIR asks for: such a text is read by what it declares, but not cut.
    private readonly string? _text;
    private readonly List<int> _lineStarts = [0];

    private XmlSource(string? text, XElement root)
    {
        _text = text;
        Root = root;
        for (var at = 0; at < text?.Length; at++)
        {
            if (text[at] == '\n' || (text[at] == '\r' && !text.AsSpan(at + 1).StartsWith("\n")))
                _lineStarts.Add(at + 1);
        }
    }

    public XElement Root { get; }

    /// <exception cref="XmlException">The text is not well-formed, too long or has a document type declaration.</exception>
    public static XmlSource Read(ReadOnlyMemory<byte> xml, JsonLimits limits)
    {
        var bytes = xml.Span.StartsWith("\uFEFF"u8) ? xml[3..] : xml;
        var text = Utf8.IsValid(bytes.Span) ? System.Text.Encoding.UTF8.GetString(bytes.Span) : null;
        XmlReader Open() => text is null
            ? XmlReader.Create(new MemoryStream(bytes.ToArray(), writable: false), Settings(limits.MaxBytes))
            : XmlReader.Create(new StringReader(text), Settings(limits.MaxBytes));
        using (var ahead = Open())
            CheckDepth(ahead);
        using var reader = Open();
        return new XmlSource(text, XDocument.Load(reader, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace).Root!);
    }

    /// <summary>Refuses text whose elements are nested so deeply that the platform's reader takes seconds over it.</summary>
    /// <exception cref="XmlException">It is nested too deeply, or not well-formed.</exception>
    public static void CheckDepth(XmlReader reader)
    {
        while (reader.Read())
        {
            if (reader.Depth <= MaxDepth)
                continue;
            var place = (IXmlLineInfo)reader;
            throw new XmlException(FormattableString.Invariant($"Elements are nested more than {MaxDepth} levels deep."), null, place.LineNumber, place.LinePosition);
        }
    }

    /// <summary>Settings that refuse entities of any kind and fetch nothing.</summary>
    public static XmlReaderSettings Settings(long maxCharacters) => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = maxCharacters,
    };

    /// <summary>Line and column of an element's first character, both from 1.</summary>
    public static (int Line, int Column) PositionOf(XElement element)
    {
        IXmlLineInfo info = element;
        return (info.LineNumber, Math.Max(1, info.LinePosition - 1));
    }

    /// <summary>
    /// The element as written, comments and spelling of characters included, if it means the same out of its context;
    /// else written anew.
    /// </summary>
    public string TextOf(XElement element) => Cut(element) ?? element.ToString(SaveOptions.DisableFormatting);

    private string? Cut(XElement element)
    {
        var (line, column) = PositionOf(element);
        if (_text is null || line < 1 || line > _lineStarts.Count)
            return null;
        var start = _lineStarts[line - 1] + column - 1;
        if (start >= _text.Length || _text[start] != '<' || End(start) is not { } end)
            return null;
        var cut = _text[start..end];
        return IsSame(cut, element) ? cut : null;
    }

    // A prefix or namespace that is declared further out makes the cut mean something else, or nothing.
    private static bool IsSame(string cut, XElement element)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(cut), Settings(cut.Length));
            var alone = XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
            return alone.Name == element.Name && alone.Attributes().Count() == element.Attributes().Count()
                && alone.DescendantsAndSelf().Select(one => one.Name).SequenceEqual(element.DescendantsAndSelf().Select(one => one.Name));
        }
        catch (XmlException)
        {
            return false;
        }
    }

    // Where the element that starts here ends; tags are counted, what stands in comments, CDATA and quotes is stepped over.
    private int? End(int start)
    {
        var depth = 0;
        for (var at = start; at >= 0 && at < _text!.Length; at = _text.IndexOf('<', at))
        {
            var rest = _text.AsSpan(at);
            if (rest.StartsWith("<!--"))
                at = After("-->", at + 4);
            else if (rest.StartsWith("<![CDATA["))
                at = After("]]>", at);
            else if (rest.StartsWith("<?"))
                at = After("?>", at);
            else
            {
                var close = EndOfTag(at);
                depth += rest.StartsWith("</") ? -1 : _text[close - 2] == '/' ? 0 : 1;
                at = close;
                if (depth == 0)
                    return at;
            }
        }

        return null;
    }

    private int After(string end, int from) => _text!.IndexOf(end, from, StringComparison.Ordinal) + end.Length;

    private int EndOfTag(int at)
    {
        var quote = '\0';
        for (; _text![at] != '>' || quote != '\0'; at++)
        {
            if (quote == '\0' ? _text[at] is '"' or '\'' : _text[at] == quote)
                quote = quote == '\0' ? _text[at] : '\0';
        }

        return at + 1;
    }
}
