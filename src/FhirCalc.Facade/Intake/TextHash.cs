using System.Security.Cryptography;
using System.Text;

namespace FhirCalc.Facade.Intake;

/// <summary>Stands for a text where the text itself is too long, or not to be read.</summary>
internal static class TextHash
{
    /// <summary>SHA-256 of the text in UTF-8, 64 small hexadecimal digits.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
