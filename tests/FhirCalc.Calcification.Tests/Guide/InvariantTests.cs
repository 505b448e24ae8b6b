using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Tests.Guide;

public class InvariantTests
{
    [Fact]
    public void Every_invariant_compiles_for_the_type_it_stands_on()
    {
        var compiler = new PathCompiler(new TypeModel(DefinitionSet.LoadR4()));
        var invariants = GuideFiles.OfType("StructureDefinition")
            .SelectMany(definition => definition["snapshot"].Items("element").Select(element => (Definition: definition, Element: element)))
            .SelectMany(at => at.Element.Items("constraint").Select(constraint => (at.Definition, at.Element, Constraint: constraint)))
            .Where(at => at.Constraint.Text("key")!.StartsWith("fc-", StringComparison.Ordinal))
            .ToList();

        invariants.Count.ShouldBeGreaterThan(30);
        foreach (var (definition, element, constraint) in invariants)
        {
            // The names of backbone types are the engine's own business: only the root is checked with its type.
            var options = element.Text("path") == definition.Text("type") ? new PathOptions { ContextType = definition.Text("type") } : null;
            Should.NotThrow(() => compiler.Compile(constraint.Text("expression")!, options), constraint.Text("key"));
        }
    }
}
