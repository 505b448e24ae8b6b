using System.Text.RegularExpressions;

namespace FhirCalc.Calcification.Tests.Guide;

/// <summary>docs/guide: a page for every profile, and no link that leads nowhere. That tables are up to date is compile.sh --check's business.</summary>
public sealed partial class GuidePageTests
{
    private static readonly string Folder = Repository.Place("docs/guide");

    public static TheoryData<string> Pages => [.. Directory.GetFiles(Folder, "*.md").Select(page => Path.GetFileName(page)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Profiles => [.. GuideFiles.OfType("StructureDefinition")
        .Where(definition => definition.Text("derivation") == "constraint" && definition.Text("type") != "Extension").Select(definition => definition.Text("id")!)];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_profile_has_a_page_that_says_when_to_use_it_what_it_asks_and_what_is_refused(string profile)
    {
        var page = File.ReadAllText(Path.Combine(Folder, profile + ".md"));

        foreach (var heading in new[] { "## When to use it", "## Elements", "## Example", "## Rules", "## What is refused, and why" })
            page.ShouldContain(heading);
        page.ShouldContain($"`http://fhircalc.org/fhir/StructureDefinition/{profile}`");
        page.ShouldContain("profiles/examples/");
        page.ShouldNotContain("{{");
        page.ShouldNotContain("| undefined", Case.Sensitive);
        page.ShouldNotContain("[object");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_somewhere(string page)
    {
        var text = File.ReadAllText(Path.Combine(Folder, page));
        foreach (var link in Link().Matches(text).Select(match => match.Groups[1].Value).Where(link => !link.Contains("://", StringComparison.Ordinal)))
        {
            var parts = link.Split('#');
            var target = parts[0].Length == 0 ? Path.Combine(Folder, page) : Path.GetFullPath(Path.Combine(Folder, parts[0]));
            File.Exists(target).ShouldBeTrue($"{page}: {link}");
            if (parts.Length == 2)
                File.ReadAllText(target).ShouldContain($"<a id=\"{parts[1]}\"></a>", Case.Sensitive, $"{page}: {link}");
        }
    }

    [Fact]
    public void The_README_leads_to_the_pages() =>
        Repository.Read("README.md").ShouldContain("](docs/guide/README.md)");

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
