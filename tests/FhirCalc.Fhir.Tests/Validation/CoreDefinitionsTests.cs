using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path;
using FhirCalc.Fhir.Profiles;
using FhirCalc.Fhir.Profiles.Constraints;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Tests.Validation;

public sealed class CoreDefinitionsTests
{
    [Fact]
    public void Every_core_type_and_every_invariant_in_it_compiles()
    {
        var structures = Validators.Core.Structures;
        foreach (var entry in Validators.R4.Entries.Where(entry => entry is { ResourceType: "StructureDefinition", Derivation: not "constraint", Kind: not "logical" }))
            structures.Of(Validators.Core.Engine.Types.Find(entry.Type!).ShouldNotBeNull(entry.Url));

        structures.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Every_core_profile_and_extension_compiles()
    {
        var problems = Validators.R4.Entries
            .Where(entry => entry is { ResourceType: "StructureDefinition", Derivation: "constraint" })
            .SelectMany(entry => Validators.Core.Engine.Profiles.Find(entry.Url)!.Problems)
            .ToDictionary(problem => $"{problem.Id} {problem.Rule}", problem => problem.Message);

        Ledger.Read("core-profiles.ledger.json").ShouldCover(problems);
    }

    [Fact]
    public void A_shortcut_says_that_an_invariant_holds_only_where_its_expression_says_so()
    {
        var types = Validators.Core.Engine.Types;
        var paths = new PathCompiler(types);
        var compiled = InvariantShortcuts.Expressions.ToDictionary(pair => pair.Key, pair => paths.Compile(PublishedErrata.Correct(pair.Key, pair.Value)));
        var answered = compiled.Keys.ToDictionary(key => key, _ => 0);
        foreach (var file in Directory.GetFiles(Suites.Require("examples/r4-official"), "*.json", SearchOption.AllDirectories))
        {
            var resource = ResourceJson.Parse(File.ReadAllBytes(file));
            var root = new Element(resource, types);
            var run = new Run(Validators.Core.Engine, resource);
            Compare(root, Scope.Of(run, root), compiled, answered);
        }

        answered.Values.ShouldAllBe(count => count > 0);
    }

    private static void Compare(in Element element, Scope scope, Dictionary<string, CompiledPath> compiled, Dictionary<string, int> answered)
    {
        foreach (var (key, path) in compiled)
        {
            if (!element.Type.IsSubtypeOf(AboutWhat(key)) || !InvariantShortcuts.Find(key)(element))
                continue;
            path.EvaluateBoolean(element, scope.Path).ShouldNotBe(false, $"{key} at {element.Location()}");
            answered[key]++;
        }

        foreach (var child in element.Children())
            Compare(child, scope, compiled, answered);
    }

    private static string AboutWhat(string key) => key switch
    {
        "obs-3" => "Observation.referenceRange",
        _ => key.Split('-')[0] switch
        {
            "att" => "Attachment",
            "dom" => "DomainResource",
            "ext" => "Extension",
            "obs" => "Observation",
            "per" => "Period",
            "qty" or "sqty" => "Quantity",
            "ref" => "Reference",
            "rng" => "Range",
            "txt" => "xhtml",
            _ => throw new ArgumentException($"Say which type {key} is about.", nameof(key)),
        },
    };
}
