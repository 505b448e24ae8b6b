using FhirCalc.Fhir.Definitions;
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
        if (!Holds(element.Node, expected))
            scope.Error(ProfileIssueIds.FixedValue, "value", $"The value must be exactly {JsonMatch.Describe(expected)}.", element, rule);
    }

    public override void Describe(Outline outline) => outline.Line("exactly " + JsonMatch.Describe(expected));

    public static bool Holds(Node value, Node expected) => JsonMatch.Same(expected, value);
}
