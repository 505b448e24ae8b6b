using System.Collections.Frozen;
using FhirCalc.Fhir.Path.Functions;

namespace FhirCalc.Fhir.Profiles.Constraints;

/// <summary>A start tag of a plain narrative: an allowed element with allowed attributes, each in quotes and once.</summary>
internal static class NarrativeTag
{
    private const int MostAttributes = 16;
    private const int LongestName = 16;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Elements = Narrative.Elements.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Attributes = Narrative.Attributes.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads the tag behind its opening angle bracket.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, ref int at, bool isRoot, out Range name, out bool isEmpty)
    {
        isEmpty = false;
        name = NameAt(text, at);
        var element = text[name];
        if (!IsIn(Elements, element) || (isRoot && !element.SequenceEqual("div"u8)))
            return false;
        at += element.Length;
        var hasNamespace = false;
        Span<Range> seen = stackalloc Range[MostAttributes];
        for (var count = 0; ; count++)
        {
            var blanks = text[at..].IndexOfAnyExcept(" \t\r\n"u8);
            if (blanks < 0)
                return false;
            at += blanks;
            if (text[at] == (byte)'>')
                break;
            if (text[at] == (byte)'/' && at + 1 < text.Length && text[at + 1] == (byte)'>')
            {
                isEmpty = true;
                at++;
                break;
            }

            if (blanks == 0 || count == MostAttributes || !TryAttribute(text, ref at, out seen[count], ref hasNamespace))
                return false;
            for (var other = 0; other < count; other++)
            {
                if (text[seen[other]].SequenceEqual(text[seen[count]]))
                    return false;
            }
        }

        at++;
        return hasNamespace || !isRoot;
    }

    private static bool TryAttribute(ReadOnlySpan<byte> text, ref int at, out Range name, ref bool hasNamespace)
    {
        name = NameAt(text, at);
        var attribute = text[name];
        at += attribute.Length;
        if (at + 2 >= text.Length || text[at] != (byte)'=' || text[at + 1] is not ((byte)'"' or (byte)'\''))
            return false;
        var end = text[(at + 2)..].IndexOf(text[at + 1]);
        if (end < 0)
            return false;
        var value = text.Slice(at + 2, end);
        at += end + 3;
        if (attribute.SequenceEqual("xmlns"u8))
            return hasNamespace = value.SequenceEqual("http://www.w3.org/1999/xhtml"u8);
        return IsIn(Attributes, attribute)
            && !value.Contains((byte)'<') && NarrativeText.IsPlain(value) && (!IsLink(attribute) || IsPlainLink(value));
    }

    private static bool IsLink(ReadOnlySpan<byte> attribute) =>
        attribute.SequenceEqual("href"u8) || attribute.SequenceEqual("src"u8) || attribute.SequenceEqual("cite"u8) || attribute.SequenceEqual("longdesc"u8);

    // A place in the document, an address within the site or on the web. Other schemes are for the full check.
    private static bool IsPlainLink(ReadOnlySpan<byte> value) =>
        value.StartsWith("#"u8) || value.StartsWith("http://"u8) || value.StartsWith("https://"u8) || !value.ContainsAny((byte)':', (byte)'&');

    private static Range NameAt(ReadOnlySpan<byte> text, int at)
    {
        var end = at;
        while (end < text.Length && text[end] is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'0' and <= (byte)'9'))
            end++;
        return at..end;
    }

    private static bool IsIn(in FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> names, ReadOnlySpan<byte> name)
    {
        if (name.Length is 0 or > LongestName)
            return false;
        Span<char> letters = stackalloc char[LongestName];
        for (var at = 0; at < name.Length; at++)
            letters[at] = (char)name[at];
        return names.Contains(letters[..name.Length]);
    }
}

/// <summary>Character data of a plain narrative: references only to the five entities of XML and to printable characters.</summary>
internal static class NarrativeText
{
    public static bool IsPlain(ReadOnlySpan<byte> text)
    {
        if (text.IndexOf("]]>"u8) >= 0)
            return false;
        while (text.IndexOf((byte)'&') is >= 0 and var start)
        {
            text = text[(start + 1)..];
            var end = text.IndexOf((byte)';');
            if (end is < 2 or > 6 || !IsReference(text[..end]))
                return false;
            text = text[(end + 1)..];
        }

        return true;
    }

    private static bool IsReference(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("amp"u8) || name.SequenceEqual("lt"u8) || name.SequenceEqual("gt"u8) || name.SequenceEqual("quot"u8) || name.SequenceEqual("apos"u8)
        || (name[0] == (byte)'#' && System.Buffers.Text.Utf8Parser.TryParse(name[1..], out ushort code, out var read) && read == name.Length - 1 && code is >= 32 and < 0xD800);
}
