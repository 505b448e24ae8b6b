using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Definitions;

/// <summary>
/// Definitions in a pack. Loading reads the index; a definition is inflated and parsed when it is first asked for.
/// Two threads that ask at once may both parse; one result is kept, so that everybody sees the same document.
/// </summary>
internal sealed class PackedDefinitions : IDefinitionLayer
{
    private readonly Func<Stream> _open;
    private readonly PackIndex _index;
    private readonly ResourceJson?[] _parsed;

    // Neighbours share a block. While one of them is in use the block is alive, and the others need not inflate it again.
    private readonly WeakReference<byte[]>?[] _blocks;

    public PackedDefinitions(PackageIdentity package, Func<Stream> open)
    {
        Package = package;
        _open = open;
        using var pack = open();
        _index = PackIndex.Read(pack);
        _parsed = new ResourceJson?[_index.Count];
        _blocks = new WeakReference<byte[]>?[_index.BlockCount];
    }

    public PackageIdentity Package { get; }

    public IEnumerable<DefinitionEntry> Entries => Enumerable.Range(0, _index.Count).Select(i => _index.Entry(i, Package));

    public IEnumerable<DefinitionEntry> EntriesOf(string resourceType)
    {
        var type = System.Text.Encoding.UTF8.GetBytes(resourceType);
        for (var entry = 0; entry < _index.Count; entry++)
        {
            if (_index.IsOf(entry, type))
                yield return _index.Entry(entry, Package);
        }
    }

    /// <summary>How many definitions were parsed so far.</summary>
    public int ParsedCount => _parsed.Count(document => document is not null);

    public bool TryFind(Canonical canonical, string? resourceType, [NotNullWhen(true)] out ResourceJson? resource)
    {
        var (start, length) = _index.Find(canonical.Url).GetOffsetAndLength(_index.Count);
        for (var entry = start; entry < start + length; entry++)
        {
            if (resourceType is not null && _index.ResourceType(entry) != resourceType)
                continue;
            if (!canonical.Accepts(_index.Version(entry), Package))
                continue;
            resource = _parsed[entry] ?? Parse(entry);
            return true;
        }

        resource = null;
        return false;
    }

    private ResourceJson Parse(int entry)
    {
        var (block, offset, length) = _index.Place(entry);
        var parsed = ResourceJson.Parse(Inflate(block).AsMemory(offset, length));
        return Interlocked.CompareExchange(ref _parsed[entry], parsed, null) ?? parsed;
    }

    private byte[] Inflate(int block)
    {
        if (Volatile.Read(ref _blocks[block])?.TryGetTarget(out var known) == true)
            return known;
        var (offset, packed, raw) = _index.Block(block);
        var compressed = new byte[packed];
        using (var pack = _open())
        {
            pack.Seek(_index.Size + offset, SeekOrigin.Begin);
            pack.ReadExactly(compressed);
        }

        var content = new byte[raw];
        if (!BrotliDecoder.TryDecompress(compressed, content, out var written) || written != raw)
            throw new InvalidDataException($"Block {block} of the pack {Package} is damaged: build the pack anew.");
        Volatile.Write(ref _blocks[block], new WeakReference<byte[]>(content));
        return content;
    }
}
