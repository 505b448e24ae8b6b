using FhirCalc.Fhir.Path.Compilation;

namespace FhirCalc.Fhir.Path.Functions;

/// <summary>N1 5.4: combining.</summary>
internal static class CombiningFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Define.Function("union", 1, 1, static call => BinaryCompiler.Union(call.Source, call.Argument(0))),
        Define.Values("combine", static (source, other) =>
        {
            var builder = new PathValuesBuilder();
            builder.AddRange(source);
            builder.AddRange(other);
            return builder.Build();
        }),
    ];
}
