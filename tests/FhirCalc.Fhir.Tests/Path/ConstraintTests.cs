using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Path;
using FhirCalc.Fhir.Tests.Validation;

namespace FhirCalc.Fhir.Tests.Path;

public sealed class ConstraintTests
{
    private static readonly DefinitionSet Definitions = Validators.R4;

    private static readonly HashSet<string> Contested = ["cid-0 on ChargeItemDefinition", "inv-1 on Extension"];

    [Fact]
    public void Every_constraint_of_the_R4_definitions_compiles()
    {
        var compiler = new PathCompiler(new TypeModel(Definitions));
        var failures = new List<string>();

        foreach (var (key, context, expression) in All())
        {
            // Two constraints of core types name what their context never has; read without a type they are simply empty.
            var type = Contested.Contains($"{key} on {context}") ? null : context;
            try
            {
                compiler.Compile(expression, new PathOptions { ContextType = type });
            }
            catch (PathException failure)
            {
                failures.Add($"{key} on {context}: {expression}\n    {failure.Message}");
            }
        }

        failures.ShouldBeEmpty();
        All().Select(c => c.Expression).Distinct().Count().ShouldBeGreaterThan(200);
    }

    internal static IEnumerable<(string Key, string? Context, string Expression)> All()
    {
        foreach (var entry in Definitions.Entries.Where(e => e.ResourceType == "StructureDefinition"))
        {
            Definitions.TryFind(entry.Url, out var definition).ShouldBeTrue();
            foreach (var element in definition!.Root["snapshot"]["element"].Children)
            {
                foreach (var constraint in element["constraint"].Children)
                {
                    if (constraint["expression"].GetString() is { } expression)
                        yield return (constraint["key"].GetString() ?? "", Context(element), expression);
                }
            }
        }
    }

    // An element with exactly one type is judged by that type; a choice by none.
    private static string? Context(FhirCalc.Fhir.Json.Node element)
    {
        var path = element["path"].GetString()!;
        return path.Contains("[x]", StringComparison.Ordinal) || element["type"].Count > 1 ? null : path;
    }
}
