using System.Buffers.Binary;

namespace FhirCalc.Fhir.Json;

/// <summary>A hash of a short name or code, for tables that are filled by definitions and only looked up by content.</summary>
internal static class Utf8Hash
{
    /// <summary>First and last bytes tell the names of one table apart well enough; the comparison decides.</summary>
    public static int Of(ReadOnlySpan<byte> text)
    {
        ulong head, tail;
        if (text.Length >= 8)
        {
            head = BinaryPrimitives.ReadUInt64LittleEndian(text);
            tail = BinaryPrimitives.ReadUInt64LittleEndian(text[^8..]);
        }
        else if (text.Length >= 4)
        {
            head = BinaryPrimitives.ReadUInt32LittleEndian(text);
            tail = BinaryPrimitives.ReadUInt32LittleEndian(text[^4..]);
        }
        else
        {
            head = 0;
            foreach (var character in text)
                head = (head << 8) | character;
            tail = head;
        }

        var mixed = (head * 0x9E3779B97F4A7C15) ^ (tail * 0xC2B2AE3D27D4EB4F) ^ ((ulong)text.Length << 40);
        return (int)(mixed >> 33);
    }
}
