using System.Collections.Concurrent;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Packages;
using FhirCalc.Fhir.Path;
using FhirCalc.Fhir.Profiles.Constraints;
using FhirCalc.Fhir.Tests.Validation;

namespace FhirCalc.Fhir.Tests.Path;

/// <summary>The expressions that HL7 publishes, search parameters and invariants: none is refused, each runs on every example of its type.</summary>
public sealed class PublishedExpressionTests(ITestOutputHelper output)
{
    /// <summary>Invariants with a mistake of their own, found with the type of their element known; the last is no FHIRPath at all.</summary>
    private static readonly Dictionary<string, string> Mistaken = new()
    {
        ["cid-0"] = "ChargeItemDefinition has no element 'name'",
        ["inv-1"] = "Extension has no element 'substanceExposureRisk'",
        ["us-core-2"] = "Observation has no element 'related'",
        ["provenance-1"] = "')' is expected, not 'Practitioner'",
    };

    private static readonly TypeModel Types = new(Validators.R4);

    private static readonly PathCompiler Compiler = new(Types);

    [Fact]
    public void Every_search_parameter_runs_on_every_example_of_its_types()
    {
        var byType = Expressions();
        var refused = new ConcurrentDictionary<string, string>();
        var (runs, found) = (0, 0);
        Parallel.ForEach(byType, pair =>
        {
            var compiled = new List<CompiledPath>();
            foreach (var expression in pair.Value)
            {
                try
                {
                    compiled.Add(Compiler.Compile(expression, new PathOptions { ContextType = pair.Key, CastsSelect = true }));
                }
                catch (PathException problem)
                {
                    refused[expression] = $"{pair.Key}: {problem.Message}";
                }
            }

            foreach (var example in ExamplesOf(pair.Key))
            {
                foreach (var path in compiled)
                {
                    Interlocked.Increment(ref runs);
                    try
                    {
                        Interlocked.Add(ref found, path.Evaluate(example, PathScope.Of(example, DateTimeOffset.UnixEpoch)).Count);
                    }
                    catch (PathEvaluationException problem)
                    {
                        refused[path.Expression] = $"{pair.Key} {example.Child("id").Text}: {problem.Message}";
                    }
                }
            }
        });

        output.WriteLine($"{byType.Values.Sum(list => list.Count)} expressions for {byType.Count} types ran {runs} times and gave {found} items.");
        // The specification's example of a search parameter states Patient as its base and speaks of DocumentReference.
        refused.Remove("DocumentReference.extension('http://example.org/fhir/StructureDefinition/participation-agreement')", out _).ShouldBeTrue();
        refused.Select(pair => $"{pair.Key}: {pair.Value}").ShouldBeEmpty();
        found.ShouldBeGreaterThan(5_000);
    }

    [Fact]
    public void Every_invariant_compiles_for_the_type_of_its_element()
    {
        var mistaken = new Dictionary<string, string>();
        var count = 0;
        foreach (var definition in Definitions("hl7.fhir.r4.core-4.0.1").Concat(Definitions("hl7.fhir.us.core-3.1.0")).Where(resource => resource.ResourceType == "StructureDefinition" && !resource.Root["kind"].TextEquals("logical"u8)))
        {
            foreach (var element in definition.Root["snapshot"]["element"].Children)
            {
                foreach (var constraint in element["constraint"].Children)
                {
                    if (constraint["expression"].GetString() is not { } expression)
                        continue;
                    count++;
                    try
                    {
                        Compiler.Compile(PublishedErrata.Correct(expression), new PathOptions { ContextType = TypeOf(element["path"].GetString()!, element) });
                    }
                    catch (PathException problem)
                    {
                        mistaken[constraint["key"].GetString()!] = $"{element["id"].GetString()}: {problem.Message}";
                    }
                }
            }
        }

        output.WriteLine($"{count} invariants.");
        count.ShouldBeGreaterThan(10_000);
        mistaken.Keys.ShouldBe(Mistaken.Keys, ignoreOrder: true, string.Join("\n", mistaken));
        mistaken.ShouldAllBe(pair => pair.Value.Contains(Mistaken[pair.Key], StringComparison.Ordinal));
    }

    // A choice has no one type; then the expression is compiled without.
    private static string? TypeOf(string path, Node element)
    {
        var types = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in element["type"].Children)
            types.Add(type["code"].GetString()!);
        if (types.Count > 1 || path.EndsWith("[x]", StringComparison.Ordinal))
            return null;
        return types.SingleOrDefault() is { } code && code is not ("BackboneElement" or "Element") && Types.Find(code) is not null ? code : path;
    }

    private static Dictionary<string, List<string>> Expressions()
    {
        var byType = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var parameter in Definitions("hl7.fhir.r4.core-4.0.1").Where(resource => resource.ResourceType == "SearchParameter"))
        {
            if (parameter.Root["expression"].GetString() is not { } expression)
                continue;
            foreach (var type in parameter.Root["base"].Children)
            {
                if (!byType.TryGetValue(type.GetString()!, out var list))
                    byType.Add(type.GetString()!, list = []);
                list.Add(expression);
            }
        }

        return byType;
    }

    private static readonly Lazy<ILookup<string, Element>> Examples = new(() => Directory.GetFiles(Suites.Require("examples/r4-official"), "*.json", SearchOption.AllDirectories)
        .Select(file => new Element(ResourceJson.Parse(File.ReadAllBytes(file)), Types)).ToLookup(element => element.Type.Name));

    private static IEnumerable<Element> ExamplesOf(string type) =>
        type is "Resource" or "DomainResource" ? Examples.Value.SelectMany(group => group.Take(1)) : Examples.Value[type];

    private static IEnumerable<ResourceJson> Definitions(string package)
    {
        using var archive = File.OpenRead(Suites.Require($"r4-definitions/{package}.tgz"));
        return FhirPackage.ReadArchive(archive).Resources;
    }
}
