using System.Text;
using System.Text.RegularExpressions;
using FhirCalc.Fhir.Validation.Primitives;

namespace FhirCalc.Fhir.Tests.Validation;

/// <summary>The checkers are written by hand for speed; the regular expressions of the definitions say what they must accept.</summary>
public sealed class PrimitiveFormatsTests
{
    private static readonly string[] Seeds =
    [
        "", " ", "a", "abc", "a b", "a  b", " a", "a ", "a\tb", "a\nb", "a\u000bb", "a\u0000b", "é", "A-1.b", "a_b", "x/y", "#", "urn:oid:1.2.3",
        "urn:oid:2.16.840.1.113883", "urn:oid:3.1", "urn:oid:1.02", "urn:oid:1", "urn:oid:1.", "urn:uuid:c757873d-ec9a-4326-a141-556f43239520",
        "urn:uuid:C757873D-ec9a-4326-a141-556f43239520", "http://example.org/a?b=c#d|1.0", "0", "-0", "1", "-1", "01", "+1", "1.", ".5", "1.0", "1.10", "1e3",
        "1E-3", "1e", "-1.5e+10", "2147483647", "2147483648", "-2147483648", "-2147483649", "99999999999999999999", "true", "false", "TRUE",
        "2024", "0000", "0001", "2024-02", "2024-13", "2024-00", "2024-02-29", "2023-02-29", "2024-04-31", "2024-01-32", "2024-1-1", "24-01-01",
        "2024-01-01T10:00:00Z", "2024-01-01T10:00:00", "2024-01-01T10:00Z", "2024-01-01T24:00:00Z", "2024-01-01T23:59:60Z", "2024-01-01T10:00:00.123+14:00",
        "2024-01-01T10:00:00+14:01", "2024-01-01T10:00:00-13:59", "2024-01-01T10:00:00.Z", "2024-01-01t10:00:00Z", "2024-01T10:00:00Z", "10:00:00", "10:00",
        "25:00:00", "10:60:00", "10:00:61", "10:00:00.5", "10:00:00Z", "AAAA", "AAA=", "AA==", "A===", "AAAAA", "AAAA BBBB", "AA AA", "AAAA\r\nBBBB", "%%%", "AAAA====",
    ];

    public static TheoryData<string> TypesWithPattern() => new(PrimitiveFormats.TypeNames.Where(name => name is not ("boolean" or "xhtml")));

    [Theory]
    [MemberData(nameof(TypesWithPattern))]
    public void A_checker_accepts_what_the_published_pattern_and_the_prose_accept(string typeName)
    {
        var pattern = Validators.Core.Engine.Types.Find(typeName)!.PrimitivePattern.ShouldNotBeNull();
        var regex = new Regex($"^(?:{pattern})\\z", RegexOptions.ECMAScript);
        var format = PrimitiveFormats.Find(typeName)!;

        var accepted = 0;
        foreach (var text in Seeds.Concat(Mutations(new Random(4711), 20_000)))
        {
            var expected = regex.IsMatch(text) && Prose(typeName, text);
            format.IsValid(Encoding.UTF8.GetBytes(text)).ShouldBe(expected, $"{typeName} '{text}'");
            accepted += expected ? 1 : 0;
        }

        accepted.ShouldBeGreaterThan(5);
    }

    [Fact]
    public void Every_primitive_type_of_the_definitions_has_a_format() =>
        Validators.R4.Entries.Where(entry => entry.Kind == "primitive-type").Select(entry => entry.Type!)
            .Where(name => PrimitiveFormats.Find(name) is null)
            .ShouldBeEmpty();

    [Theory]
    [InlineData("a\\nb", true)]
    [InlineData("a\\\"b\\/\\\\ \\t\\r", true)]
    [InlineData("\\u00e9\\ud83d\\ude00", true)]
    [InlineData("a\\b", false)]
    [InlineData("a\\f", false)]
    [InlineData("a\\u0000", false)]
    [InlineData("a\\u001F", false)]
    [InlineData("", false)]
    public void Text_with_escapes_is_judged_as_its_decoded_form(string escaped, bool isValid)
    {
        var decoded = FhirCalc.Fhir.Json.ResourceJson.Parse(Encoding.UTF8.GetBytes($"\"{escaped}\"")).Root.GetString()!;

        TextFormats.IsEscapedString(Encoding.UTF8.GetBytes(escaped)).ShouldBe(isValid);
        TextFormats.IsString(Encoding.UTF8.GetBytes(decoded)).ShouldBe(isValid);
    }

    [Theory]
    [InlineData("SGVsbG8=", 5)]
    [InlineData("SGVs\nbG8h", 6)]
    [InlineData("SA==", 1)]
    public void The_decoded_length_of_base64_is_counted(string text, int bytes) =>
        BinaryFormat.DecodedLength(Encoding.UTF8.GetBytes(text)).ShouldBe(bytes);

    /// <summary>What the specification adds in words to its patterns.</summary>
    private static bool Prose(string typeName, string text) => typeName switch
    {
        // "Strings SHALL NOT contain Unicode character points below 32, except for u0009, u000D and u000A".
        "string" or "markdown" => !text.Any(character => character < 32 && character is not ('\t' or '\r' or '\n')),
        // "Dates SHALL be valid dates".
        "date" or "dateTime" or "instant" => text.Length < 10 || DateTime.TryParse(text[..10], System.Globalization.CultureInfo.InvariantCulture, out _),
        // Padding stands at the end of base64 (RFC 4648, section 4), and nothing but whole groups before it.
        "base64Binary" => IsDecodable(text),
        // Whole numbers have 31 bits and a sign.
        "integer" or "positiveInt" or "unsignedInt" => int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _),
        // An empty string is no value in JSON.
        "uri" or "url" or "canonical" => text.Length > 0,
        _ => true,
    };

    private static bool IsDecodable(string text)
    {
        var letters = Regex.Replace(text, "\\s", "");
        return Regex.IsMatch(letters, "^[A-Za-z0-9+/]+={0,2}$") && letters.Length % 4 == 0;
    }

    private static IEnumerable<string> Mutations(Random random, int count)
    {
        const string Alphabet = "0123456789-+:.TZeE =/abAB_\t\n";
        for (var at = 0; at < count; at++)
        {
            var text = new StringBuilder(Seeds[random.Next(Seeds.Length)]);
            for (var change = random.Next(1, 3); change > 0; change--)
            {
                var place = random.Next(text.Length + 1);
                if (place < text.Length && random.Next(2) == 0)
                    text.Remove(place, 1);
                else
                    text.Insert(place, Alphabet[random.Next(Alphabet.Length)]);
            }

            yield return text.ToString();
        }
    }
}
