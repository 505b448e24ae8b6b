using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Definitions;

/// <summary>
/// System and code of a Coding (or Quantity) where they stand in the text, without a copy. Only for plain content: each property
/// once, a string without escapes and without sibling. Else it gives no answer, and the general way must be gone.
/// </summary>
internal readonly ref struct PlainCoding
{
    /// <summary>UTF-8; empty where there is none.</summary>
    public ReadOnlySpan<byte> System { get; private init; }

    /// <summary>UTF-8; empty where there is none.</summary>
    public ReadOnlySpan<byte> Code { get; private init; }

    public bool HasSystem { get; private init; }

    public bool HasCode { get; private init; }

    public static bool TryRead(Node coding, out PlainCoding plain)
    {
        plain = default;
        ReadOnlySpan<byte> system = default, code = default;
        bool hasSystem = false, hasCode = false;
        // A sibling, or a name that is perhaps one of these in other letters.
        if (!coding.HasPlainNames)
            return false;
        foreach (var property in coding.Children)
        {
            var name = property.NameUtf8;
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("code"u8):
                    if (hasCode || !TryText(property, out code))
                        return false;
                    hasCode = true;
                    break;
                case 6 when name.SequenceEqual("system"u8):
                    if (hasSystem || !TryText(property, out system))
                        return false;
                    hasSystem = true;
                    break;
            }
        }

        plain = new PlainCoding { System = system, Code = code, HasSystem = hasSystem, HasCode = hasCode };
        return true;
    }

    private static bool TryText(Node node, out ReadOnlySpan<byte> text)
    {
        text = node.IsPlainText ? node.StringBody : default;
        return node.IsPlainText;
    }
}
