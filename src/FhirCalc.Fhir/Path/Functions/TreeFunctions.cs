using FhirCalc.Fhir.Path.Evaluation;

namespace FhirCalc.Fhir.Path.Functions;

/// <summary>N1 5.8: tree navigation.</summary>
internal static class TreeFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Define.Values("children", Navigation.Children),
        Define.Values("descendants", Navigation.Descendants),
    ];
}
