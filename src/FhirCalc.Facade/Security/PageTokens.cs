using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace FhirCalc.Facade.Security;

/// <param name="Type">The type that was searched.</param>
/// <param name="Relative">Path and query below the FHIR base of the external server.</param>
internal sealed record Page(string Type, string Relative);

/// <summary>
/// Further pages of a search. What the external server calls the next page says nothing
/// about whose search it was, so the link is sealed for the client that searched, with the time, since it holds for a day.
/// </summary>
/// <param name="key">Lives as long as the store, so that a search can be paged through whenever the service is started anew.</param>
internal sealed class PageTokens(byte[] key, TimeProvider clock) : IDisposable
{
    /// <summary>Name of the key in the store.</summary>
    public const string KeyName = "pages";

    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int TimeBytes = sizeof(long);
    private static readonly TimeSpan Life = TimeSpan.FromDays(1);

    private readonly AesGcm _cipher = new(key, TagBytes);

    public string Seal(Page page, string client)
    {
        var text = Encoding.UTF8.GetBytes($"{page.Type}\n{page.Relative}");
        var plain = new byte[TimeBytes + text.Length];
        BinaryPrimitives.WriteInt64BigEndian(plain, clock.GetUtcNow().ToUnixTimeSeconds());
        text.CopyTo(plain, TimeBytes);
        var token = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(token.AsSpan(0, NonceBytes));
        _cipher.Encrypt(token.AsSpan(0, NonceBytes), plain, token.AsSpan(NonceBytes, plain.Length), token.AsSpan(NonceBytes + plain.Length), Encoding.UTF8.GetBytes(client));
        return Base64Url.EncodeToString(token);
    }

    /// <summary>The page, or null if the token was not made by us for this client, or too long ago.</summary>
    public Page? Open(string token, string client)
    {
        if (!Base64Url.IsValid(token) || Base64Url.DecodeFromChars(token) is not { Length: > NonceBytes + TimeBytes + TagBytes } bytes)
            return null;
        var plain = new byte[bytes.Length - NonceBytes - TagBytes];
        try
        {
            _cipher.Decrypt(bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes, plain.Length), bytes.AsSpan(NonceBytes + plain.Length), plain, Encoding.UTF8.GetBytes(client));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        if (clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(plain)) > Life)
            return null;
        var parts = Encoding.UTF8.GetString(plain.AsSpan(TimeBytes)).Split('\n', 2);
        return new Page(parts[0], parts[1]);
    }

    public void Dispose() => _cipher.Dispose();
}
