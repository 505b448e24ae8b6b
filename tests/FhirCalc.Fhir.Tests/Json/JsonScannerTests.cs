using System.Text;
using System.Text.Json;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Tests.Json;

public sealed class JsonScannerTests
{
    private const string Sample = """{"a":[1,-0.5e+3,true,null,{}],"b":{"c":"x\n\u00e9","d":[[],[{"e":false}]]},"f":""}""";
    private const string Alphabet = "{}[]\",:\\ \n0123456789-+.eEtrufalsn/b\u0001é";

    [Fact]
    public void The_scanner_accepts_exactly_what_the_platform_accepts()
    {
        var random = new Random(20261122);
        var accepted = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(Mutate(random));
            var ours = ResourceJson.TryParse(bytes, null, out var document, out var problem);
            var theirs = Platform(bytes);

            (ours || problem!.Id == JsonIssueIds.Surrogate).ShouldBe(theirs is not null, $"{Encoding.UTF8.GetString(bytes)} {problem?.Message}");
            if (theirs is null || document is null)
                continue;
            accepted++;
            Shape(document.Root).ShouldBe(Shape(theirs.RootElement));
        }

        accepted.ShouldBeGreaterThan(200);
    }

    [Theory]
    [InlineData("[1 2]", "',' or ']'")]
    [InlineData("{\"a\" 1}", "':'")]
    [InlineData("{a:1}", "property name in quotes")]
    [InlineData("{\"a\":1,}", "property name in quotes")]
    [InlineData("[1,]", "a value is expected")]
    [InlineData("[-]", "a value is expected")]
    [InlineData("[1.]", "decimal point")]
    [InlineData("[1e]", "exponent")]
    [InlineData("[-012]", "must not start with 0")]
    [InlineData("[\"\t\"]", "control character")]
    [InlineData("[\"\\x\"]", "backslash")]
    [InlineData("[\"\\u12\"]", "backslash")]
    [InlineData("[\"abc", "no closing quote")]
    public void A_syntax_error_says_what_is_expected(string text, string told)
    {
        ResourceJson.TryParse(Encoding.UTF8.GetBytes(text), null, out _, out var problem).ShouldBeFalse();
        problem!.Message.ShouldContain(told);
        problem.Line.ShouldBe(1);
    }

    private static string Mutate(Random random)
    {
        var text = new StringBuilder(Sample);
        for (var change = random.Next(4); change >= 0; change--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(3))
            {
                case 0:
                    text.Remove(at, Math.Min(random.Next(1, 4), text.Length - at));
                    break;
                case 1:
                    text.Insert(at, Alphabet[random.Next(Alphabet.Length)]);
                    break;
                default:
                    text[at] = Alphabet[random.Next(Alphabet.Length)];
                    break;
            }
        }

        return text.ToString();
    }

    private static JsonDocument? Platform(byte[] bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Shape(Node node) => node.Kind switch
    {
        NodeKind.Object => "{" + string.Join(",", Children(node).Select(child => child.Name + ":" + Shape(child))) + "}",
        NodeKind.Array => "[" + string.Join(",", Children(node).Select(Shape)) + "]",
        NodeKind.String => JsonText.Quote(node.GetString()!),
        _ => node.RawText,
    };

    private static string Shape(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(",", element.EnumerateObject().Select(child => child.Name + ":" + Shape(child.Value))) + "}",
        JsonValueKind.Array => "[" + string.Join(",", element.EnumerateArray().Select(Shape)) + "]",
        JsonValueKind.String => JsonText.Quote(element.GetString()!),
        _ => element.GetRawText(),
    };

    private static List<Node> Children(Node node)
    {
        var children = new List<Node>();
        foreach (var child in node.Children)
            children.Add(child);
        return children;
    }
}
