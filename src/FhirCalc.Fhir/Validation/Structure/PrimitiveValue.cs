using System.Text;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Profiles.Running;
using FhirCalc.Fhir.Validation.Primitives;

namespace FhirCalc.Fhir.Validation.Structure;

/// <summary>The JSON type and the characters of a primitive.</summary>
internal static class PrimitiveValue
{
    public static bool Check(Node value, PrimitiveFormat format, StructureChild child, Scope scope)
    {
        if (ShapeOf(value.Kind) != format.Shape)
        {
            StructureReport.Error(scope, StructureIssueIds.WrongJsonType, "structure",
                $"A value of type {format.TypeName} must be {Describe(format.Shape)}; found {StructureReport.KindOf(value)}.", value, child.Rule);
            return false;
        }

        var text = value.Raw;
        if (format.Shape == JsonShape.String)
        {
            text = text[1..^1];
            if (text.IsEmpty)
            {
                StructureReport.Error(scope, StructureIssueIds.EmptyString, "structure",
                    "The string is empty; leave the property out instead.", value, child.Rule);
                return false;
            }

            if (!value.IsPlainText)
            {
                // Free text is long and often has escapes: it is judged as it stands.
                if (format.IsFreeText && TextFormats.IsEscapedString(text))
                    return true;
                text = Encoding.UTF8.GetBytes(value.GetString()!);
            }
        }

        if (format.IsValid(text))
            return true;
        StructureReport.Error(scope, StructureIssueIds.Format, "value", $"The value is no valid {format.TypeName}; expected: {format.Expected}.", value, child.Rule);
        return false;
    }

    private static JsonShape? ShapeOf(NodeKind kind) => kind switch
    {
        NodeKind.String => JsonShape.String,
        NodeKind.Number => JsonShape.Number,
        NodeKind.True or NodeKind.False => JsonShape.Boolean,
        _ => null,
    };

    private static string Describe(JsonShape shape) => shape switch
    {
        JsonShape.String => "a JSON string",
        JsonShape.Number => "a JSON number",
        _ => "true or false",
    };
}
