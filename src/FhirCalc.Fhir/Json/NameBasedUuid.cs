using System.Security.Cryptography;
using System.Text;

namespace FhirCalc.Fhir.Json;

/// <summary>UUID version 5 (RFC 9562, 5.5): the same name in the same namespace gives the same id, for ever.</summary>
public static class NameBasedUuid
{
    /// <summary>The id of a name, as lower-case text with hyphens: a valid FHIR id.</summary>
    public static string Create(Guid space, string name)
    {
        Span<byte> input = new byte[16 + Encoding.UTF8.GetByteCount(name)];
        space.TryWriteBytes(input, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(name, input[16..]);
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // RFC 9562 defines version 5 by SHA-1; nothing here is secret.
        SHA1.HashData(input, hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true).ToString("D");
    }
}
