using System.Buffers.Binary;
using System.Text;

namespace FhirCalc.Fhir.Definitions;

/// <summary>
/// The index at the front of a definitions pack, searched in place: nothing is built when it is loaded.
/// The layout is written down, and written, in <c>build/definitions/format.mjs</c>.
/// </summary>
internal sealed class PackIndex
{
    private const int HeaderBytes = 20;
    private const int BlockBytes = 12;
    private const int EntryNumbers = 11;
    private readonly byte[] _bytes;
    private readonly int _blockCount;
    private readonly int _stringCount;

    private PackIndex(byte[] bytes)
    {
        _bytes = bytes;
        _blockCount = Number(4);
        Count = Number(8);
        _stringCount = Number(12);
    }

    private enum Field
    {
        ResourceType, Url, Version, Id, Name, Kind, Type, Derivation, Block, Offset, Length,
    }

    public int Count { get; }

    public int BlockCount => _blockCount;

    /// <summary>Bytes before the first block.</summary>
    public int Size => _bytes.Length;

    public static PackIndex Read(Stream pack)
    {
        var header = new byte[HeaderBytes];
        pack.ReadExactly(header);
        if (!header.AsSpan(0, 4).SequenceEqual("FCD1"u8))
            throw new InvalidDataException("The definitions pack has an unknown format: build it anew.");
        var bytes = new byte[BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(16))];
        header.CopyTo(bytes, 0);
        pack.ReadExactly(bytes.AsSpan(HeaderBytes));
        return new PackIndex(bytes);
    }

    /// <summary>The numbers of all entries with this URL; there may be several types with the same one.</summary>
    public Range Find(string url)
    {
        Span<byte> buffer = stackalloc byte[512];
        var wanted = Encoding.UTF8.TryGetBytes(url, buffer, out var written) ? buffer[..written] : Encoding.UTF8.GetBytes(url);
        int low = 0, high = Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Utf8(middle, Field.Url).SequenceCompareTo(wanted) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        var end = low;
        while (end < Count && Utf8(end, Field.Url).SequenceEqual(wanted))
            end++;
        return low..end;
    }

    public string? Version(int entry) => Text(entry, Field.Version);

    public string ResourceType(int entry) => Text(entry, Field.ResourceType)!;

    public bool IsOf(int entry, ReadOnlySpan<byte> resourceType) => Utf8(entry, Field.ResourceType).SequenceEqual(resourceType);

    public (int Block, int Offset, int Length) Place(int entry) =>
        (Value(entry, Field.Block), Value(entry, Field.Offset), Value(entry, Field.Length));

    public (long Offset, int Packed, int Raw) Block(int block)
    {
        var at = HeaderBytes + (block * BlockBytes);
        return (Number(at), Number(at + 4), Number(at + 8));
    }

    public DefinitionEntry Entry(int entry, PackageIdentity package) => new(
        Text(entry, Field.ResourceType)!,
        Text(entry, Field.Url)!,
        Text(entry, Field.Version),
        Text(entry, Field.Id)!,
        Text(entry, Field.Name),
        Text(entry, Field.Kind),
        Text(entry, Field.Type),
        Text(entry, Field.Derivation),
        package);

    private string? Text(int entry, Field field) =>
        Value(entry, field) == 0 ? null : Encoding.UTF8.GetString(Utf8(entry, field));

    private ReadOnlySpan<byte> Utf8(int entry, Field field)
    {
        var offsets = HeaderBytes + (_blockCount * BlockBytes) + (Count * EntryNumbers * 4);
        var at = offsets + (Value(entry, field) * 4);
        var strings = offsets + ((_stringCount + 1) * 4);
        return _bytes.AsSpan((strings + Number(at))..(strings + Number(at + 4)));
    }

    private int Value(int entry, Field field) =>
        Number(HeaderBytes + (_blockCount * BlockBytes) + (((entry * EntryNumbers) + (int)field) * 4));

    private int Number(int at) => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(at));
}
