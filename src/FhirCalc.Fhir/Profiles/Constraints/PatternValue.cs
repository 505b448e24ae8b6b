using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Profiles.Compilation;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Profiles.Constraints;

/// <summary><c>pattern[x]</c>: the value holds at least this much (spec: elementdefinition.html, ElementDefinition.pattern[x]).</summary>
internal sealed class PatternValue(Node pattern, string rule) : Assertion
{
    public static IEnumerable<Assertion> Compile(ElementFacts facts, CompileContext context) =>
        facts.NewChoice("pattern") is { Exists: true } value ? [new PatternValue(value, facts.Rule)] : [];

    public override void Check(in Element element, Scope scope)
    {
        if (!Holds(element.Node, pattern))
            scope.Error(ProfileIssueIds.PatternValue, "value", $"The value must contain {JsonMatch.Describe(pattern)}{CodedContent.Found(element)}.", element, rule);
    }

    public override void Describe(Outline outline) => outline.Line("contains " + JsonMatch.Describe(pattern));

    public static bool Holds(Node value, Node pattern) => JsonMatch.Holds(pattern, value);
}
