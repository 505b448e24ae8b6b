namespace FhirCalc.Calcification.Tests.Guide;

/// <summary>How the profiles divide repeating elements: what other validators judge alike.</summary>
public class SlicingTests
{
    [Fact]
    public void Components_are_told_apart_by_the_pattern_of_their_code_and_others_may_be_added()
    {
        var slicings = Slicings().Where(slicing => slicing.Path.EndsWith(".component", StringComparison.Ordinal)).ToList();

        slicings.Count.ShouldBeGreaterThan(10);
        slicings.ShouldAllBe(slicing => slicing.Discriminators == "pattern code" && slicing.Rules == "open");
    }

    [Fact]
    public void Links_to_other_resources_are_never_sliced() =>
        Slicings().Select(slicing => slicing.Path.Split('.')[^1]).ShouldNotContain(name => name == "hasMember" || name == "derivedFrom" || name == "result" || name == "basis");

    private static IEnumerable<(string Path, string Discriminators, string Rules)> Slicings() =>
        from definition in GuideFiles.OfType("StructureDefinition")
        from element in definition["snapshot"].Items("element")
        where element["slicing"] is not null
        let slicing = element["slicing"]!
        select (element.Text("path")!, string.Join(", ", slicing.Items("discriminator").Select(one => $"{one.Text("type")} {one.Text("path")}")), slicing.Text("rules")!);
}
