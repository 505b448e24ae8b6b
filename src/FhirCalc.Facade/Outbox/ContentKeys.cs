using System.Security.Cryptography;
using System.Text;

namespace FhirCalc.Facade.Outbox;

/// <summary>
/// Seals content with AES-256-GCM. What is sealed begins with a mark that no JSON begins with and the id of its key, so that
/// every row tells which key it needs; where it stands is authenticated with it, so that no row can be put in another's place.
/// The first key writes, all of them read.
/// </summary>
/// <remarks>The command line is compiled with this file too, and needs nothing else of the service.</remarks>
internal sealed class ContentKeys
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly Dictionary<string, byte[]> _keys;

    private ContentKeys(Dictionary<string, byte[]> keys, string? current) => (_keys, Current) = (keys, current);

    /// <summary>Content is kept as it is.</summary>
    public static ContentKeys None { get; } = new([], null);

    /// <summary>Id of the key that writes; null when there is none.</summary>
    public string? Current { get; }

    private static ReadOnlySpan<byte> Mark => [0x01, (byte)'F', (byte)'C', (byte)'E'];

    /// <param name="text"><c>id=base64</c> of 32 bytes, separated by blanks, commas or line ends; the first one writes.</param>
    /// <exception cref="FormatException">Says what is wrong, and no key.</exception>
    public static ContentKeys Parse(string text)
    {
        var keys = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        string? current = null;
        foreach (var item in text.Split([' ', ',', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = item.IndexOf('=', StringComparison.Ordinal);
            var id = equals > 0 ? item[..equals] : "";
            if (id.Length is 0 or > 32 || !id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
                throw new FormatException("A key is written id=base64; the id is up to 32 letters, digits, '-' or '_'.");
            var key = new byte[KeyBytes + 1];
            if (!Convert.TryFromBase64String(item[(equals + 1)..], key, out var length) || length != KeyBytes)
                throw new FormatException($"The key '{id}' is not 32 bytes in base64 (openssl rand -base64 32 makes one).");
            if (!keys.TryAdd(id, key[..KeyBytes]))
                throw new FormatException($"There are two keys '{id}'.");
            current ??= id;
        }

        return new ContentKeys(keys, current);
    }

    public bool Has(string id) => _keys.ContainsKey(id);

    /// <summary>How everything begins that was sealed with a key.</summary>
    public static byte[] PrefixOf(string id) => [.. Mark, (byte)id.Length, .. Encoding.ASCII.GetBytes(id)];

    /// <param name="place">Where it will stand.</param>
    public byte[]? Seal(byte[]? content, string place) => content is null || Current is null ? content : Seal(content, place, Current);

    public byte[] Seal(byte[] content, string place, string id)
    {
        var prefix = PrefixOf(id);
        var sealedBytes = new byte[prefix.Length + NonceBytes + TagBytes + content.Length];
        prefix.CopyTo(sealedBytes, 0);
        var nonce = sealedBytes.AsSpan(prefix.Length, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(_keys[id], TagBytes);
        cipher.Encrypt(
            nonce, content, sealedBytes.AsSpan(prefix.Length + NonceBytes + TagBytes), sealedBytes.AsSpan(prefix.Length + NonceBytes, TagBytes), Encoding.UTF8.GetBytes(place));
        return sealedBytes;
    }

    /// <summary>The content; as it is, if it was never sealed.</summary>
    /// <exception cref="CryptographicException">The key is missing or wrong, or the row was changed or moved.</exception>
    public byte[]? Open(byte[]? stored, string place)
    {
        if (stored is null || KeyOf(stored) is not { } id)
            return stored;
        if (!_keys.TryGetValue(id, out var key))
            throw new CryptographicException($"The key '{id}' is missing.");
        var body = stored.AsSpan(PrefixOf(id).Length);
        var content = new byte[body.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Decrypt(body[..NonceBytes], body[(NonceBytes + TagBytes)..], body.Slice(NonceBytes, TagBytes), content, Encoding.UTF8.GetBytes(place));
        return content;
    }

    /// <summary>Id of the key that something was sealed with; null if it was not.</summary>
    private static string? KeyOf(ReadOnlySpan<byte> stored) =>
        stored.StartsWith(Mark) && stored.Length > Mark.Length + 1 + stored[Mark.Length] + NonceBytes + TagBytes - 1
            ? Encoding.ASCII.GetString(stored.Slice(Mark.Length + 1, stored[Mark.Length]))
            : null;
}
