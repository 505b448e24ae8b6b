using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Fhir.Tests.Path;

public sealed class ConstraintTests
{
    private static readonly DefinitionSet Definitions = DefinitionSet.LoadR4();

    [Fact]
    public void Every_constraint_of_the_R4_definitions_compiles()
    {
        var compiler = new PathCompiler(new TypeModel(Definitions));
        var failures = new List<string>();

        foreach (var (key, expression) in All())
        {
            try
            {
                compiler.Compile(expression);
            }
            catch (PathException failure)
            {
                failures.Add($"{key}: {expression}\n    {failure.Message}");
            }
        }

        failures.ShouldBeEmpty();
        All().Select(c => c.Expression).Distinct().Count().ShouldBeGreaterThan(200);
    }

    internal static IEnumerable<(string Key, string Expression)> All()
    {
        foreach (var entry in Definitions.Entries.Where(e => e.ResourceType == "StructureDefinition"))
        {
            Definitions.TryFind(entry.Url, out var definition).ShouldBeTrue();
            foreach (var element in definition!.Root["snapshot"]["element"].Children)
            {
                foreach (var constraint in element["constraint"].Children)
                {
                    if (constraint["expression"].GetString() is { } expression)
                        yield return (constraint["key"].GetString() ?? "", expression);
                }
            }
        }
    }
}
