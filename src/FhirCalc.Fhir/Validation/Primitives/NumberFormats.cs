using System.Buffers.Text;

namespace FhirCalc.Fhir.Validation.Primitives;

/// <summary>Formats of the numeric types; JSON has already made sure that the letters are a number.</summary>
internal static class NumberFormats
{
    public static bool IsDecimal(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("-"u8))
            text = text[1..];
        var exponent = text.IndexOfAny((byte)'e', (byte)'E');
        if (exponent >= 0)
        {
            var power = text[(exponent + 1)..];
            if (power.StartsWith("-"u8) || power.StartsWith("+"u8))
                power = power[1..];
            if (!IsDigits(power))
                return false;
            text = text[..exponent];
        }

        var point = text.IndexOf((byte)'.');
        return point < 0
            ? IsDigitsWithoutLeadingZero(text)
            : IsDigitsWithoutLeadingZero(text[..point]) && IsDigits(text[(point + 1)..]);
    }

    public static bool IsInteger(ReadOnlySpan<byte> text) =>
        IsDigitsWithoutLeadingZero(text.StartsWith("-"u8) ? text[1..] : text) && FitsInt32(text);

    public static bool IsPositiveInt(ReadOnlySpan<byte> text) =>
        IsDigitsWithoutLeadingZero(text) && text[0] != (byte)'0' && FitsInt32(text);

    public static bool IsUnsignedInt(ReadOnlySpan<byte> text) => IsDigitsWithoutLeadingZero(text) && FitsInt32(text);

    public static bool IsDigits(ReadOnlySpan<byte> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    public static bool IsDigitsWithoutLeadingZero(ReadOnlySpan<byte> text) => IsDigits(text) && (text.Length == 1 || text[0] != (byte)'0');

    private static bool FitsInt32(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out int _, out var read) && read == text.Length;
}
