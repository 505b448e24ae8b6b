using System.Diagnostics;
using System.Text;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Tests.Validation;

/// <summary>Whatever JSON comes in, an outcome comes out: examples with pieces dropped, doubled, retyped, renamed, nested and truncated.</summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    private const int Rounds = 4000;

    private static readonly string[] GuideFiles =
        ["breast-calcification-mammography.json", "breast-report.json", "calcification-provenance.json", "coronary-report.json"];

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1e400", "12345678901234567890", "\"\"", "\" \"", "\"x\"", "\"2024-02-30\"", "\"#\"", "\"urn:uuid:x\"", "[]", "{}", "[null]", "[[]]",
        "{\"resourceType\":\"Patient\"}", "{\"resourceType\":\"Nothing\"}", "{\"url\":\"http://hl7.org/fhir/StructureDefinition/patient-birthPlace\"}",
        "{\"reference\":\"#\"}", "{\"reference\":\"Patient/1\"}", "[{\"extension\":[{}]}]", "\"\\u0000\"", "\"\\ud83d\\ude00\"",
    ];

    [Fact]
    public void No_mutation_of_an_example_ends_in_an_exception()
    {
        var random = new Random(20261122);
        var examples = Examples();
        int parsed = 0, invalid = 0;
        var slowest = TimeSpan.Zero;
        for (var round = 0; round < Rounds; round++)
        {
            var text = Mutate(examples[random.Next(examples.Count)], random);
            if (!ResourceJson.TryParse(text, null, out var resource, out _))
                continue;
            parsed++;
            var started = Stopwatch.GetTimestamp();
            var outcome = GuideExamplesTests.Validator.Validate(resource, ["http://fhircalc.org/fhir/StructureDefinition/breast-calcification"]);
            var took = Stopwatch.GetElapsedTime(started);
            slowest = took > slowest ? took : slowest;
            outcome.ToOperationOutcome().Length.ShouldBeGreaterThan(0);
            if (round % 10 == 0)
                LocationsShouldLeadSomewhere(resource, outcome);
            invalid += outcome.IsValid ? 0 : 1;
        }

        output.WriteLine($"{parsed} of {Rounds} mutations were JSON, {invalid} invalid; the slowest took {slowest.TotalMilliseconds:F0} ms.");
        parsed.ShouldBeGreaterThan(Rounds / 4);
        invalid.ShouldBeGreaterThan(parsed / 2);
    }

    [Fact]
    public void Nesting_beyond_the_stack_is_an_issue_and_no_crash()
    {
        const int Depth = 100_000;
        var text = "{\"resourceType\":\"Patient\",\"extension\":" + string.Concat(Enumerable.Repeat("[{\"url\":\"a\",\"extension\":", Depth)) + "[]"
            + string.Concat(Enumerable.Repeat("}]", Depth)) + "}";
        var resource = ResourceJson.Parse(Encoding.UTF8.GetBytes(text), new JsonLimits { MaxDepth = (Depth * 2) + 10 });

        Validators.Core.Validate(resource).IsValid.ShouldBeFalse();
    }

    private static void LocationsShouldLeadSomewhere(ResourceJson resource, FhirCalc.Fhir.Issues.Outcome outcome)
    {
        var types = GuideExamplesTests.Validator.Engine.Types;
        if (!types.IsResource(resource.ResourceType))
            return;
        var root = new FhirCalc.Fhir.Definitions.Element(resource, types);
        var scope = FhirCalc.Fhir.Path.PathScope.Of(root, DateTimeOffset.UnixEpoch);
        foreach (var issue in outcome.Issues.Where(issue => issue.Location is not null))
            new FhirCalc.Fhir.Path.PathCompiler(types).Compile(issue.Location!).Evaluate(root, scope).Count.ShouldBeGreaterThan(0, issue.ToString());
    }

    private static byte[] Mutate(byte[] source, Random random)
    {
        var resource = ResourceJson.Parse(source);
        var nodes = new List<Node>();
        Gather(resource.Root, nodes);
        var edit = new SpliceWriter(resource);
        var target = nodes[random.Next(nodes.Count)];
        switch (random.Next(7))
        {
            case 0 or 1:
                edit.Replace(target, Values[random.Next(Values.Length)]);
                break;
            case 2:
                edit.Replace(target, nodes[random.Next(nodes.Count)].RawText);
                break;
            case 3:
                edit.Replace(target, "[" + target.RawText + "," + target.RawText + "]");
                break;
            case 4 when target.IsObject:
                edit.InsertProperty(target, nodes[random.Next(nodes.Count)].Name, Values[random.Next(Values.Length)]);
                break;
            case 5:
                return source[..random.Next(source.Length)];
            default:
                // Another byte somewhere: often no JSON any more, or a renamed property.
                var bytes = (byte[])source.Clone();
                bytes[random.Next(bytes.Length)] = (byte)random.Next(32, 256);
                return bytes;
        }

        return edit.ToUtf8();
    }

    private static void Gather(Node node, List<Node> nodes)
    {
        foreach (var child in node.Children)
        {
            nodes.Add(child);
            Gather(child, nodes);
        }
    }

    private static List<byte[]> Examples()
    {
        var guide = GuideFiles.Select(file => Encoding.UTF8.GetBytes(GuideExamplesTests.Example(file)));
        var folder = System.IO.Path.Combine(Environment.GetEnvironmentVariable("FHIRCALC_SUITES") ?? "none", "examples/r4-official");
        return [.. guide, .. Directory.Exists(folder) ? Directory.GetFiles(folder, "*-example.json").Take(60).Select(File.ReadAllBytes) : []];
    }
}
