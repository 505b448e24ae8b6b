using System.Globalization;
using System.Text;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Profiles;
using FhirCalc.Fhir.Profiles.Running;
using FhirCalc.Fhir.Validation.Primitives;

namespace FhirCalc.Fhir.Validation.Structure;

/// <summary>Rules that the specification states in words alone, bound to the types they are about.</summary>
internal static class ContentRules
{
    private static readonly Dictionary<string, Assertion> ByType = new(StringComparer.Ordinal)
    {
        ["Attachment"] = new AttachmentSize(),
        ["Bundle"] = new BundleLinks(),
    };

    public static Assertion[] For(TypeDefinition type) => ByType.TryGetValue(type.Name, out var rule) ? [rule] : [];

    /// <summary><c>size</c> counts the bytes before base64 (spec: datatypes.html#attachment).</summary>
    private sealed class AttachmentSize : Assertion
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

    /// <summary>The relations of paging lead to one place each (RFC 5005, section 3).</summary>
    private sealed class BundleLinks : Assertion
    {
        private static readonly HashSet<string> Unique = new(StringComparer.Ordinal) { "self", "first", "last", "next", "prev", "previous" };

        public override void Check(in Element element, Scope scope)
        {
            if (!element.Node["link"u8].Exists)
                return;
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var link in element.Children("link"))
            {
                if (link.Node["relation"u8].GetString() is { } relation && Unique.Contains(relation) && !seen.Add(relation))
                {
                    scope.Error(StructureIssueIds.BundleLinkTwice, "invalid", $"A Bundle has at most one link '{relation}'.", link,
                        "http://hl7.org/fhir/StructureDefinition/Bundle#Bundle.link.relation");
                }
            }
        }
    }
}
