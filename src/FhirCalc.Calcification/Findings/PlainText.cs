using System.Buffers;
using System.Text;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Calcification.Findings;

/// <summary>Short texts of ASCII without escapes, as ids and dates are, read without a string of their own.</summary>
internal static class PlainText
{
    /// <summary>Long enough for any id or date.</summary>
    public const int Longest = 64;

    public static bool TryRead(Node text, Span<char> target, out int length)
    {
        length = 0;
        if (text.Kind != NodeKind.String)
            return false;
        var body = text.Raw[1..^1];
        return body.Length <= target.Length && !body.Contains((byte)'\\') && Ascii.ToUtf16(body, target, out length) == OperationStatus.Done;
    }
}
