using System.Text;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Tests.Fuzzing;

/// <summary>Breaks a resource in JSON: drops, doubles, retypes, renames, nests, bloats, and spoils bytes.</summary>
internal static class JsonMutator
{
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "-0", "1e400", "1E-999999999", "12345678901234567890", "0.10000000000000000000000000000000000000000001", "\"\"", "\" \"", "\"x\"",
        "\"2024-02-30\"", "\"9999-12-31T23:59:60+14:00\"", "\"0000\"", "\"#\"", "\"urn:uuid:x\"", "\"http://[\"", "\"Patient/1/_history/\"", "[]", "{}", "[null]", "[[]]", "[{}]", "[true,1,\"a\"]",
        "{\"resourceType\":\"Patient\"}", "{\"resourceType\":\"Nothing\"}", "{\"resourceType\":1}", "{\"url\":\"http://hl7.org/fhir/StructureDefinition/patient-birthPlace\"}",
        "{\"reference\":\"#\"}", "{\"reference\":\"Patient/1\"}", "[{\"extension\":[{}]}]", "{\"extension\":[{\"url\":\"a\",\"valueString\":\"b\",\"valueInteger\":1}]}",
        "\"\\u0000\"", "\"\\ud83d\\ude00\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\"><script/></div>\"", "\"<!DOCTYPE a [<!ENTITY b 'c'>]><div/>\"",
        "{\"system\":\"http://unitsofmeasure.org\",\"code\":\"mm[Hg\",\"value\":1e28}", "{\"low\":{\"value\":79228162514264337593543950335},\"high\":{\"value\":-79228162514264337593543950335.5}}",
        "{\"start\":\"2024\",\"end\":\"2023-12-31T23:59:59.9999999999Z\"}",
    ];

    private static readonly Func<Random, string>[] LongValues =
    [
        random => Digits(random.Next(20, 5000)),
        random => Digits(random.Next(20, 500)) + "." + Digits(random.Next(20, 500)) + "e" + Digits(random.Next(1, 20)),
        random => JsonText.Quote(new string("a1 .-/:%=é"[random.Next(10)], random.Next(100, 100_000))),
        random => JsonText.Quote(string.Concat(Enumerable.Repeat("1.2-", random.Next(100, 10_000))) + "!"),
        random => Nested("{\"extension\":[", "]}", random.Next(10, 300)),
        random => Nested("[", "]", random.Next(10, 300)),
        random => Nested("{\"item\":{\"contained\":", "}}", random.Next(10, 300), "1"),
        random => JsonText.Quote(Nested("<div xmlns=\"http://www.w3.org/1999/xhtml\">", "</div>", random.Next(10, 3000))),
    ];

    public static byte[] Mutate(byte[] source, Random random)
    {
        for (var times = random.Next(4) == 0 ? 3 : 1; times > 0; times--)
        {
            if (!ResourceJson.TryParse(source, null, out var resource, out _))
                return source;
            var nodes = new List<Node>();
            Gather(resource.Root, nodes);
            if (nodes.Count == 0)
                return source;
            source = random.Next(4) == 0 ? SpoilBytes(source, random) : Edit(resource, nodes, random);
        }

        return source;
    }

    private static byte[] Edit(ResourceJson resource, List<Node> nodes, Random random)
    {
        var edit = new SpliceWriter(resource);
        Node target = nodes[random.Next(nodes.Count)], other = nodes[random.Next(nodes.Count)];
        switch (random.Next(10))
        {
            case 0 or 1:
                edit.Replace(target, Values[random.Next(Values.Length)]);
                break;
            case 2:
                edit.Replace(target, LongValues[random.Next(LongValues.Length)](random));
                break;
            case 3:
                edit.Replace(target, other.RawText);
                break;
            case 4:
                edit.Replace(target, "[" + target.RawText + "," + target.RawText + "]");
                break;
            case 5 when target.IsArray && target.Count > 0:
                edit.Replace(target, "[" + string.Join(",", Enumerable.Repeat(target.RawText[1..^1], random.Next(2, Math.Max(3, 200_000 / target.Length)))) + "]");
                break;
            case 6 when target.IsObject && target.Count > 0:
                // Doubled, renamed to a name that occurs elsewhere, or an invented one.
                edit.InsertProperty(target, random.Next(3) == 0 ? "x" + other.Name : other.Name, other.RawText, random.Next(2) == 0);
                break;
            case 7 when !target.IsArray && target.Name.Length > 0:
                return Drop(resource, target);
            case 8 when target.Name.Length > 0:
                return Rename(resource, target, random.Next(3) switch { 0 => "_" + target.Name, 1 => other.Name, _ => "\\u0061" + target.Name });
            default:
                edit.Replace(target, Retype(target));
                break;
        }

        return edit.ToUtf8();
    }

    private static byte[] SpoilBytes(byte[] source, Random random)
    {
        var at = random.Next(source.Length);
        switch (random.Next(6))
        {
            case 0:
                return source[..at];
            case 1:
                return [.. source[..at], .. source[Math.Min(source.Length, at + random.Next(1, 20))..]];
            case 2:
                return [.. source[..at], 0xC0, 0x80, .. source[at..]];
            case 3:
                return [.. source[..at], 0xED, 0xA0, 0x80, .. source[at..]];
            case 4:
                return [0xEF, 0xBB, 0xBF, .. source, .. source[..random.Next(3)]];
            default:
                var bytes = (byte[])source.Clone();
                bytes[at] = (byte)random.Next(256);
                return bytes;
        }
    }

    private static string Retype(Node target) => target.Kind switch
    {
        NodeKind.String => target.RawText[1..^1] is { Length: > 0 } text && text.All(char.IsAsciiDigit) ? "1" + text : "{\"value\":" + target.RawText + "}",
        NodeKind.Number or NodeKind.True or NodeKind.False => "\"" + target.RawText + "\"",
        NodeKind.Array => target.Count > 0 ? target.RawText.Trim('[', ']') is { Length: > 0 } inner && inner.StartsWith('{') && target.Count == 1 ? inner : "\"a\"" : "1",
        _ => "[" + target.RawText + "]",
    };

    private static byte[] Drop(ResourceJson resource, Node target)
    {
        var text = resource.Utf8.Span;
        var start = target.Offset;
        var end = start + target.Length;
        while (start > 0 && text[start] is not ((byte)',' or (byte)'{'))
            start--;
        if (text[start] == (byte)'{')
        {
            start++;
            while (end < text.Length && text[end] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)',')
            {
                if (text[end++] == (byte)',')
                    break;
            }
        }

        return [.. text[..start], .. text[end..]];
    }

    private static byte[] Rename(ResourceJson resource, Node target, string name)
    {
        var text = resource.Utf8.Span;
        var old = Encoding.UTF8.GetBytes("\"" + target.Name + "\"");
        var start = text[..target.Offset].LastIndexOf(old);
        return start < 0 ? resource.Utf8.ToArray() : [.. text[..start], .. Encoding.UTF8.GetBytes("\"" + name + "\""), .. text[(start + old.Length)..]];
    }

    private static string Digits(int count) => "1" + new string('7', count);

    private static string Nested(string open, string close, int times, string core = "") =>
        new StringBuilder().Insert(0, open, times).Append(core).Insert(open.Length * times + core.Length, close, times).ToString();

    private static void Gather(Node node, List<Node> nodes)
    {
        foreach (var child in node.Children)
        {
            nodes.Add(child);
            Gather(child, nodes);
        }
    }
}
