using System.Text.Json.Nodes;

namespace FhirCalc.Calcification.Tests.Guide;

/// <summary>A check digit cannot prove that a code means what it says, but it catches the typing error.</summary>
public class ForeignCodeTests
{
    private const string Snomed = "http://snomed.info/sct";
    private const string Loinc = "http://loinc.org";

    private static readonly IReadOnlyList<JsonObject> Everything =
        [.. GuideFiles.Artifacts, .. Directory.GetFiles(GuideFiles.Examples, "*.json").Select(GuideFiles.Read)];

    [Fact]
    public void Every_SNOMED_CT_code_has_a_right_check_digit()
    {
        var codes = Everything.SelectMany(resource => CodesOf(resource, Snomed)).Distinct().ToList();

        codes.Count.ShouldBeGreaterThan(40);
        codes.Where(code => !Verhoeff(code)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_LOINC_code_has_a_right_check_digit()
    {
        var codes = Everything.SelectMany(resource => CodesOf(resource, Loinc)).Distinct().ToList();

        codes.ShouldContain("48018-6");
        codes.Where(code => !Mod10(code)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("373945005")]
    [InlineData("76752009")]
    public void A_mistyped_SNOMED_CT_code_is_caught(string code) => Verhoeff(code).ShouldBeFalse();

    [Theory]
    [InlineData("72018-2")]
    [InlineData("11524-0")]
    public void A_mistyped_LOINC_code_is_caught(string code) => Mod10(code).ShouldBeFalse();

    private static IEnumerable<string> CodesOf(JsonNode? node, string system) => node switch
    {
        JsonArray items => items.SelectMany(item => CodesOf(item, system)),
        JsonObject properties => properties.SelectMany(property => CodesOf(property.Value, system))
            .Concat(OwnCodes(properties, system))
            .Concat(MappedCodes(properties, system)),
        _ => [],
    };

    private static IEnumerable<string> OwnCodes(JsonObject node, string system)
    {
        if (node["system"] is not JsonValue value || !value.TryGetValue<string>(out var named) || named != system)
            return [];
        return node["concept"] is JsonArray concepts
            ? concepts.Select(concept => concept!.Text("code")!)
            : node["code"] is JsonValue code ? [code.GetValue<string>()] : [];
    }

    /// <summary>The targets of a ConceptMap's group.</summary>
    private static IEnumerable<string> MappedCodes(JsonObject node, string system) =>
        node["element"] is JsonArray && node["target"] is JsonValue target && target.GetValue<string>() == system
            ? node.Items("element").SelectMany(element => element.Items("target")).Select(mapped => mapped.Text("code")).OfType<string>()
            : [];

    // https://confluence.ihtsdotools.org/display/DOCRELFMT/6.4+Check-digit: Verhoeff's dihedral check over all digits.
    private static bool Verhoeff(string code)
    {
        int[] permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
        var check = 0;
        for (var i = 0; i < code.Length; i++)
        {
            var digit = code[code.Length - 1 - i] - '0';
            for (var round = 0; round < i % 8; round++)
                digit = permutation[digit];
            check = Dihedral(check, digit);
        }

        return check == 0;
    }

    /// <summary>The product in the dihedral group of order ten: 0 to 4 turn, 5 to 9 mirror.</summary>
    private static int Dihedral(int a, int b) => (a < 5, b < 5) switch
    {
        (true, true) => (a + b) % 5,
        (true, false) => 5 + ((a + b - 5) % 5),
        (false, true) => 5 + ((a - b) % 5 + 5) % 5,
        (false, false) => ((a - b) % 5 + 5) % 5,
    };

    // LOINC Users' Guide, appendix C: the mod 10 check digit after the hyphen.
    private static bool Mod10(string code)
    {
        var parts = code.Split('-');
        var sum = parts[0].Reverse()
            .Select((c, i) => i % 2 == 0 ? (c - '0') * 2 : c - '0')
            .Sum(n => (n / 10) + (n % 10));
        return parts.Length == 2 && parts[1] == ((10 - (sum % 10)) % 10).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
