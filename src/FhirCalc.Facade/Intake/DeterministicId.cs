using System.Security.Cryptography;
using System.Text;

namespace FhirCalc.Facade.Intake;

/// <summary>UUID version 5 (RFC 9562, 5.5): the same name gives the same id, for ever. Part of the contract: never change it.</summary>
internal static class DeterministicId
{
    /// <summary>Namespace of everything that the facade names.</summary>
    private static readonly Guid Root = new("6f1b5f0e-7d0c-5c52-9f6e-3c1f0a5d2b47");

    /// <summary>The id of a submission.</summary>
    public static string OfSubmission(string client, string kind, string value) => Create(Root, $"{client}\n{kind}\n{value}");

    /// <summary>The id of an entry of a submission.</summary>
    public static string OfEntry(string submissionId, string? fullUrl, int index) =>
        Create(Guid.Parse(submissionId), fullUrl ?? FormattableString.Invariant($"#{index}"));

    private static string Create(Guid space, string name)
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
