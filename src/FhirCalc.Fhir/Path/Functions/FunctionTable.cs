using System.Collections.Frozen;

namespace FhirCalc.Fhir.Path.Functions;

/// <summary>Every function that an expression may call. A name that is not here does not compile.</summary>
internal static class FunctionTable
{
    public static readonly FrozenDictionary<string, FunctionDefinition> All = Gather();

    private static FrozenDictionary<string, FunctionDefinition> Gather()
    {
        IEnumerable<FunctionDefinition>[] groups =
        [
            ExistenceFunctions.All, FilterFunctions.All, SubsetFunctions.All, CombiningFunctions.All, ConversionFunctions.All,
            TextFunctions.All, PatternFunctions.All, CodingFunctions.All, MathFunctions.All, TreeFunctions.All, UtilityFunctions.All,
            BoundaryFunctions.All, TypeFunctions.All, FhirFunctions.All, TerminologyFunctions.All,
        ];
        return groups.SelectMany(g => g).ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);
    }
}
