using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path;
using FhirCalc.Fhir.Profiles.Constraints;
using FhirCalc.Fhir.Profiles.Running;
using FhirCalc.Fhir.Tests.Fuzzing;
using FhirCalc.Fhir.Tests.Validation;

namespace FhirCalc.Fhir.Tests.Profiles;

/// <summary>What is decided in one pass is decided as the expression decides it.</summary>
public sealed class DirectInvariantTests
{
    private static readonly TypeModel Types = Validators.Core.Engine.Types;

    [Theory]
    [InlineData("dom-3", "DomainResource")]
    [InlineData("ref-1", "Reference")]
    public void An_invariant_decided_in_one_pass_agrees_with_its_expression_on_examples_and_rewired_ones(string key, string type)
    {
        var constraint = Types.Find(type)!.Constraints.Concat(Types.Find("Observation")!.Constraints).First(one => one.Key == key);
        var path = new PathCompiler(Types).Compile(PublishedErrata.Correct(constraint.Expression!));
        var holds = DirectInvariants.Find(constraint)!;
        var sources = Corpus.Json.Where(source => source.AsSpan().IndexOf("\"contained\""u8) >= 0).ToList();
        int held = 0, failed = 0;
        Assert.SkipWhen(sources.Count < 20, "The official examples are not at hand.");
        for (var round = 0; round < 500; round++)
        {
            var random = new Random(round);
            var text = sources[round % sources.Count];
            var resource = ResourceJson.Parse(round < sources.Count ? text : Rewire(text, random));
            var root = new Element(resource, Types);
            Compare(root, Scope.Of(new Run(Validators.Core.Engine, resource), root));
        }

        held.ShouldBeGreaterThan(100);
        failed.ShouldBeGreaterThan(50);

        void Compare(in Element element, Scope scope)
        {
            if (element.Type.IsSubtypeOf(type))
            {
                var expected = path.EvaluateBoolean(element, scope.Path) != false;
                holds(element, scope).ShouldBe(expected, $"{key} at {element.Location()} of {element.Node.Document.Root.RawText}");
                (held, failed) = expected ? (held + 1, failed) : (held, failed + 1);
            }

            foreach (var child in element.Children())
                Compare(child, scope);
        }
    }

    // Ids and local references get other names, so that some lead nowhere and some resources are not mentioned.
    private static byte[] Rewire(byte[] source, Random random)
    {
        string[] names = ["a", "b", ""];
        var resource = ResourceJson.Parse(source);
        var edit = new SpliceWriter(resource);
        Walk(resource.Root);
        return edit.ToUtf8();

        void Walk(Node node)
        {
            foreach (var child in node.Children)
            {
                if (child.IsString && (child.Name == "id" || child.GetString()!.StartsWith('#')) && random.Next(2) == 0)
                    edit.SetString(child, (child.Name == "id" ? "" : "#") + names[random.Next(3)]);
                Walk(child);
            }
        }
    }
}
