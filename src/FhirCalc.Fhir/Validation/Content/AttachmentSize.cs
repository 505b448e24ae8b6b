using System.Globalization;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Profiles;
using FhirCalc.Fhir.Profiles.Running;
using FhirCalc.Fhir.Validation.Primitives;

namespace FhirCalc.Fhir.Validation.Content;

/// <summary><c>size</c> counts the bytes before base64 (spec: datatypes.html#attachment).</summary>
internal sealed class AttachmentSize : Assertion
{
    public override void Check(in Element element, Scope scope)
    {
        var data = element.Node["data"u8];
        var size = element.Node["size"u8];
        if (!data.IsString || size.Kind != NodeKind.Number)
            return;
        var bytes = BinaryFormat.DecodedLength(data.Raw[1..^1]);
        if (int.TryParse(size.RawText, NumberStyles.None, CultureInfo.InvariantCulture, out var stated) && stated == bytes)
            return;
        scope.Error(StructureIssueIds.AttachmentSize, "value", string.Create(CultureInfo.InvariantCulture,
            $"The attachment's size must be that of its data, {bytes} bytes."), element, "http://hl7.org/fhir/StructureDefinition/Attachment#Attachment.size");
    }
}
