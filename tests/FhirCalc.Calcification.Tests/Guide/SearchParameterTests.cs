using System.Text;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Tests.Guide;

/// <summary>The search parameters find in the examples what a reader of them finds.</summary>
public class SearchParameterTests
{
    private static readonly DefinitionSet Definitions = CalcificationGuide.AddTo(DefinitionSet.LoadR4());
    private static readonly TypeModel Types = new(Definitions);
    private static readonly PathCompiler Compiler = new(Types);

    [Theory]
    [InlineData("observation-organ", "breast-calcification-mammography", "80248007")]
    [InlineData("observation-organ", "vascular-calcification-coronary", "13647002")]
    [InlineData("observation-morphology", "breast-calcification-mammography", "fine-pleomorphic")]
    [InlineData("observation-morphology", "breast-calcification-absent", "")]
    [InlineData("observation-composition", "breast-calcification-histology", "mg-hydroxyapatite")]
    [InlineData("observation-composition", "breast-calcification-mammography", "")]
    [InlineData("risk-assessment-outcome", "calcification-risk-assessment-breast", "malignancy")]
    [InlineData("risk-assessment-outcome", "calcification-risk-assessment-absent", "")]
    public void A_parameter_finds_the_codes(string parameter, string example, string codes)
    {
        var resource = Read(example);
        var found = Compiler.Compile(Expression(parameter), new PathOptions { ContextType = resource.Type.Name }).Evaluate(resource, PathScope.Of(resource, Assessing.Now));

        found.Cast<ElementValue>().SelectMany(Codes).ShouldBe(codes.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);
    }

    [Fact]
    public void An_outcome_is_paired_with_the_grade_of_its_own_prediction()
    {
        var parameter = GuideFiles.OfType("SearchParameter").Single(one => one.Text("id") == "risk-assessment-outcome-risk");
        var two = GuideFiles.Read(Path.Combine(GuideFiles.Examples, "calcification-risk-assessment-breast.json"));
        var second = two["prediction"]![0]!.DeepClone();
        second["outcome"]!["coding"]![0]!["code"] = "invasive-malignancy";
        second["qualitativeRisk"]!["coding"]![0]!["code"] = "high";
        two["prediction"]!.AsArray().Add(second);
        var resource = new Element(ResourceJson.Parse(Encoding.UTF8.GetBytes(two.ToJsonString())), Types);
        var parts = parameter.Items("component").Select(part => part.Text("expression")!).ToList();
        var pairs = Compiler.Compile(parameter.Text("expression")!).Evaluate(resource, PathScope.Of(resource, Assessing.Now)).Cast<ElementValue>()
            .Select(prediction => string.Join('$', parts.SelectMany(part => Compiler.Compile(part)
                .Evaluate(prediction.Element, PathScope.Of(resource, Assessing.Now)).Cast<ElementValue>().SelectMany(Codes))));

        pairs.ShouldBe(["malignancy$moderate", "invasive-malignancy$high"]);
        foreach (var part in parameter.Items("component"))
            Definitions.TryFind(part.Text("definition")!, "SearchParameter", out _).ShouldBeTrue(part.Text("definition"));
    }

    [Fact]
    public void Every_parameter_compiles_for_its_base()
    {
        var parameters = GuideFiles.OfType("SearchParameter").ToList();

        parameters.Count.ShouldBe(5);
        foreach (var parameter in parameters)
            Should.NotThrow(() => Compiler.Compile(parameter.Text("expression")!, new PathOptions { ContextType = parameter["base"]![0]!.GetValue<string>() }), parameter.Text("id"));
        parameters.Select(parameter => $"{parameter["base"]![0]} {parameter.Text("code")}").ShouldBeUnique();
    }

    [Fact]
    public void Every_parameter_that_a_capability_statement_names_is_one_of_R4_or_of_the_guide()
    {
        var named = GuideFiles.OfType("CapabilityStatement").SelectMany(statement => statement.Items("rest")).SelectMany(rest => rest.Items("resource"))
            .SelectMany(resource => resource.Items("searchParam").Select(parameter => (Type: resource.Text("type"), Parameter: parameter)))
            .Where(one => one.Parameter["definition"] is not null).ToList();

        named.Count.ShouldBeGreaterThan(8);
        foreach (var (type, parameter) in named)
        {
            Definitions.TryFind(parameter.Text("definition")!, "SearchParameter", out var definition).ShouldBeTrue(parameter.Text("definition"));
            definition!.Root["base"u8].RawText.ShouldContain(parameter.Text("name")!.StartsWith('_') ? "\"Resource\"" : $"\"{type}\"");
            definition.Root["code"u8].GetString().ShouldBe(parameter.Text("name"));
            definition.Root["type"u8].GetString().ShouldBe(parameter.Text("type"));
        }
    }

    private static string Expression(string id) => GuideFiles.OfType("SearchParameter").Single(parameter => parameter.Text("id") == id).Text("expression")!;

    private static Element Read(string example) =>
        new(ResourceJson.Parse(File.ReadAllBytes(Path.Combine(GuideFiles.Examples, example + ".json"))), Types);

    private static List<string> Codes(ElementValue concept)
    {
        var codes = new List<string>();
        foreach (var coding in concept.Element.Node["coding"u8].Children)
            codes.Add(coding["code"u8].GetString()!);
        return codes;
    }
}
