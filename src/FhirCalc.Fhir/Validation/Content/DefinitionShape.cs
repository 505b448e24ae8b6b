using System.Globalization;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Profiles;
using FhirCalc.Fhir.Profiles.Compilation;
using FhirCalc.Fhir.Profiles.Constraints;
using FhirCalc.Fhir.Profiles.Running;
using FhirCalc.Fhir.Profiles.Slicing;

namespace FhirCalc.Fhir.Validation.Content;

/// <summary>
/// What shows in a profile without a snapshot being made: elements that its type does not have, discriminators that lead to no
/// element, values that its base fixes otherwise (spec: profiling.html).
/// </summary>
internal sealed class DefinitionShape : Assertion
{
    private const int MostElements = 5000;
    private const int LongestPath = 400;

    public override void Check(in Element element, Scope scope)
    {
        // One inside a Bundle or contained is judged when it is loaded; one with faults of structure is judged no further.
        if (element.Node != scope.Run.Document.Root || element.Node["derivation"u8].GetString() != "constraint" || scope.Run.Sink.Errors > 0)
            return;
        if (!IsReasonable(element.Node["snapshot"u8]) || !IsReasonable(element.Node["differential"u8]))
        {
            scope.Error(ProfileIssueIds.BadElement, "too-long", string.Create(CultureInfo.InvariantCulture,
                $"The definition has more than {MostElements} elements or a path of more than {LongestPath} characters and is not read."), element, "");
            return;
        }

        var context = new CompileContext(scope.Run.Engine);
        var tree = ProfileCompiler.ReadTree(scope.Run.Document, context, acceptDifferential: true);
        foreach (var problem in context.Problems)
            scope.Error(problem.Id, "invalid", problem.Message, element, problem.Rule ?? "");
        if (tree is null)
            return;
        var parent = element.Node["baseDefinition"u8].GetString() is { } url ? scope.Run.Engine.Profiles.TreeOf(url) : null;
        var open = new Stack<ElementNode>([tree.Root]);
        while (open.TryPop(out var node))
        {
            CheckDiscriminators(node, tree, scope);
            CheckFixed(node, parent?.Find(node.Id), tree, scope);
            foreach (var below in node.Children.Concat(node.Slices))
                open.Push(below);
        }
    }

    // The definition comes from content: what it costs to read is bounded.
    private static bool IsReasonable(Node view)
    {
        var count = 0;
        foreach (var item in view["element"u8].Children)
        {
            if (++count > MostElements || item["path"u8].Length > LongestPath)
                return false;
        }

        return true;
    }

    private static void CheckDiscriminators(ElementNode node, ProfileTree tree, Scope scope)
    {
        foreach (var discriminator in node.Definition?.Source["slicing"u8]["discriminator"u8].Children ?? default)
        {
            if (discriminator["path"u8].GetString() is { } path && DiscriminatorStep.Parse(path) is { Steps: [{ Kind: StepKind.Child, Name: var name }, ..] }
                && node.Content is { } content && content.Name != "Element" && content.Kind != TypeKind.Resource && content.Element(name) is null)
            {
                Report(scope, tree, node, ProfileIssueIds.BadSlicing, $"The discriminator of {node.Id} at '{path}' leads nowhere: {content.Name} has no element '{name}'.", discriminator);
            }
        }
    }

    private static void CheckFixed(ElementNode node, ElementNode? inherited, ProfileTree tree, Scope scope)
    {
        if (node.Definition is not { } own || inherited?.Definition is not { } old)
            return;
        var (mine, theirs) = (ElementFacts.Choice(own, "fixed"), ElementFacts.Choice(old, "fixed"));
        if (mine.Exists && theirs.Exists && !JsonMatch.Same(theirs, mine))
        {
            Report(scope, tree, node, ProfileIssueIds.BadElement, $"{node.Id} is fixed to {JsonMatch.Describe(theirs)} by the base already and cannot be {JsonMatch.Describe(mine)}.", mine);
        }
    }

    private static void Report(Scope scope, ProfileTree tree, ElementNode node, string id, string message, Node place) =>
        scope.Run.Sink.Add(new Issue(id, IssueSeverity.Error, "invalid", message) { Rule = $"{tree.Url}#{node.Id}" }, place);
}
