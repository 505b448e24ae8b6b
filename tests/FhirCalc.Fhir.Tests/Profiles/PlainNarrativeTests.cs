using System.Text.Json;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path.Functions;
using FhirCalc.Fhir.Profiles.Constraints;
using FhirCalc.Fhir.Tests.Validation;

namespace FhirCalc.Fhir.Tests.Profiles;

/// <summary>The quick look at narratives never says "safe" where the full check says otherwise.</summary>
public sealed class PlainNarrativeTests
{
    private const string Open = "<div xmlns=\"http://www.w3.org/1999/xhtml\">";

    private static readonly string[] Pieces =
    [
        "<p>", "</p>", "<b>", "</b>", "<br/>", "<br />", "<script>", "</script>", "text", " ", "&amp;", "&nbsp;", "&#160;", "&#x41;", "&#0;", "&", "<", ">", "\"", "'",
        "<a href=\"#x\">", "<a href=\"javascript:x\">", "<a href=\"java&#115;cript:x\">", "<a href='http://e.org/?a=1&amp;b'>", "</a>", "<p class=\"c\" class=\"d\">", "<p onclick=\"x\">",
        "<p style=\"color:red\"lang=\"de\">", "<img src=\"data:text/html,x\"/>", "<!-- c -->", "<![CDATA[x]]>", "]]>", "<?pi?>", "<P>", "<svg:a>", "<div xmlns=\"x\">", "</div>", "\u0001", "\uFFFE", "é",
    ];

    [Theory]
    [InlineData("<p>x</p>", true)]
    [InlineData("<p><a href=\"http://e.org/?a=1&amp;b=2\">x</a><br/></p>", true)]
    [InlineData("<table class=\"grid\"><tr><td>5 &lt; 6 &#181;</td></tr></table>", true)]
    [InlineData("<img src=\"a.png\" alt=\"x\"/>", true)]
    [InlineData("<p>x</b>", false)]
    [InlineData("<script>x</script>", false)]
    [InlineData("<p onclick=\"x\">x</p>", false)]
    [InlineData("<a href=\"javascript:x\">x</a>", false)]
    [InlineData("  ", false)]
    public void Plain_narratives_are_recognised(string content, bool isSafe) => Quick(Open + content + "</div>").ShouldBe(isSafe);

    [Fact]
    public void The_quick_look_never_contradicts_the_full_check()
    {
        var random = new Random(99);
        int safe = 0, full = 0;
        for (var round = 0; round < 60_000; round++)
        {
            var text = Open + string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Pieces[random.Next(Pieces.Length)])) + "</div>";
            if (random.Next(10) == 0)
                text = text.Remove(random.Next(text.Length), 1);
            full += Narrative.IsSafe(text) ? 1 : 0;
            if (!Quick(text))
                continue;
            safe++;
            Narrative.IsSafe(text).ShouldBeTrue(text);
            Narrative.HasContent(text).ShouldBeTrue(text);
        }

        safe.ShouldBeGreaterThan(500);
        full.ShouldBeGreaterThanOrEqualTo(safe);
    }

    [Fact]
    public void An_unsafe_narrative_gives_one_issue() =>
        Validators.Core.Validate("{\"resourceType\":\"Patient\",\"text\":{\"status\":\"generated\",\"div\":\"<div xmlns='http://www.w3.org/1999/xhtml'><script>x</script></div>\"}}")
            .ShouldHaveOneError("FC0401", "Patient.text.`div`");

    private static bool Quick(string text) => PlainNarrative.IsSafe(ResourceJson.Parse(JsonSerializer.SerializeToUtf8Bytes(text)).Root)
        || PlainNarrative.IsSafe(ResourceJson.Parse(System.Text.Encoding.UTF8.GetBytes(JsonText.Quote(text))).Root);
}
