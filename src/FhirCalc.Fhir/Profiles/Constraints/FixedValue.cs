using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Profiles.Compilation;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Profiles.Constraints;

/// <summary><c>fixed[x]</c>: the value is exactly this one (spec: elementdefinition.html, ElementDefinition.fixed[x]).</summary>
internal sealed class FixedValue(Node expected, string rule) : Assertion
{
    public static IEnumerable<Assertion> Compile(ElementFacts facts, CompileContext context) =>
        facts.NewChoice("fixed") is { Exists: true } value ? [new FixedValue(value, facts.Rule)] : [];

    public override void Check(in Element element, Scope scope)
    {
        if (Holds(element.Node, expected))
            return;
        var message = $"The value must be exactly {JsonMatch.Describe(expected)}{CodedContent.Found(element)}.";
        var surplus = Surplus(element.Node);
        if (surplus.Count == 0)
            scope.Error(ProfileIssueIds.FixedValue, "value", message, element, rule);
        foreach (var property in surplus)
            scope.Run.Sink.Add(new Issue(ProfileIssueIds.FixedValue, IssueSeverity.Error, "value", $"'{property.Name}' must not stand here. {message}") { Rule = rule }, property);
    }

    /// <summary>The properties that alone make the difference: each is reported where it stands. None where the value itself is another.</summary>
    private List<Node> Surplus(Node found)
    {
        var surplus = new List<Node>();
        if (!expected.IsObject || !JsonMatch.Holds(expected, found))
            return surplus;
        foreach (var property in found.Children)
        {
            if (expected[property.NameUtf8].Exists)
                continue;
            // An array and a sibling with '_' are no elements of their own; the whole value is named instead.
            if (property.IsArray || property.NameUtf8.StartsWith("_"u8))
                return [];
            surplus.Add(property);
        }

        return surplus;
    }

    public override void Describe(Outline outline) => outline.Line("exactly " + JsonMatch.Describe(expected));

    public static bool Holds(Node value, Node expected) => JsonMatch.Same(expected, value);
}
