using FhirCalc.Fhir.Path;

namespace FhirCalc.Cli.Output;

/// <summary>
/// How a FHIRPath value is printed. Values of the resource have their FHIR type and their own letters, complex ones as JSON;
/// computed values have the System type in the spelling of FHIR's primitives.
/// </summary>
internal static class PathOutput
{
    /// <summary>Type and text of a value.</summary>
    public static (string Type, string Text) Of(PathValue value)
    {
        if (value is not ElementValue { Element: var element })
            return (value is QuantityValue ? "Quantity" : char.ToLowerInvariant(value.TypeName[0]) + value.TypeName[1..], value.ToString()!);
        if (element.IsPrimitive)
            return (element.Type.Name, element.Text ?? "");
        return (element.Type.Kind == Fhir.Definitions.TypeKind.Backbone ? element.Type.Base!.Name : element.Type.Name, element.Node.RawText);
    }
}
