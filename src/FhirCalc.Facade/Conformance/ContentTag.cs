using System.Security.Cryptography;

namespace FhirCalc.Facade.Conformance;

/// <summary>The entity tag of something that has no version: it changes with the content, and with nothing else.</summary>
internal static class ContentTag
{
    /// <summary>Weak, since the same content is also sent indented, as XML or packed.</summary>
    public static string Of(ReadOnlySpan<byte> content) => $"W/\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8))}\"";
}
