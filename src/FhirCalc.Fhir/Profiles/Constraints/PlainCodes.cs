using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Terminology;

namespace FhirCalc.Fhir.Profiles.Constraints;

/// <summary>
/// Tests codes where they stand in the text, without a copy. Escapes, siblings, repetitions and other types than the usual ones
/// are left to the general way of <see cref="CodedContent"/>; a test compares both.
/// </summary>
internal static class PlainCodes
{
    /// <summary>False where the general way must be gone. The membership is null when there is no code at all.</summary>
    public static bool TryMembership(in Element element, CompiledValueSet valueSet, out Membership? membership)
    {
        membership = null;
        var node = element.Node;
        switch (element.Type.Name)
        {
            case "CodeableConcept":
                return node.IsObject && TryConcept(node, valueSet, ref membership);
            case "Coding" or "Quantity":
                return TryCoding(node, valueSet, out membership);
            case "code" or "string" or "uri":
                if (!TryText(node, out var code))
                    return false;
                membership = valueSet.Contains(default, code, isCodeAlone: true);
                return true;
            default:
                return false;
        }
    }

    private static bool TryConcept(Node concept, CompiledValueSet valueSet, ref Membership? found)
    {
        Node codings = default;
        foreach (var property in concept.Children)
        {
            if (!property.NameUtf8.SequenceEqual("coding"u8))
                continue;
            if (codings.Exists || !property.IsArray)
                return false;
            codings = property;
        }

        foreach (var coding in codings.Children)
        {
            if (!TryCoding(coding, valueSet, out var membership))
                return false;
            if (membership == Membership.Member)
            {
                found = membership;
                return true;
            }

            found = membership == Membership.Undecided ? membership : found ?? membership;
        }

        return true;
    }

    private static bool TryCoding(Node coding, CompiledValueSet valueSet, out Membership? membership)
    {
        membership = null;
        if (!PlainCoding.TryRead(coding, out var plain))
            return false;
        // A code without system is in no value set, which an empty system says.
        if (plain.HasCode)
            membership = valueSet.Contains(plain.System, plain.Code, isCodeAlone: false);
        return true;
    }

    private static bool TryText(Node node, out ReadOnlySpan<byte> text)
    {
        text = node.IsPlainText ? node.StringBody : default;
        return node.IsPlainText;
    }
}
