using System.Runtime.InteropServices;
using FhirCalc.Fhir.Issues;

namespace FhirCalc.Fhir.Json;

/// <summary>
/// One JSON text, read once into a flat table of values over its UTF-8 bytes. Nothing is converted: numbers keep their
/// letters, properties their order. Immutable and safe for many threads.
/// </summary>
public sealed class ResourceJson
{
    private readonly ArraySegment<byte> _bytes;

    internal ResourceJson(ReadOnlyMemory<byte> utf8, NodeRow[] rows, int depth)
    {
        Depth = depth;
        Utf8 = utf8;
        Rows = rows;
        // Names and values are looked at a thousand times; asking the memory each time would cost more than the look.
        _bytes = MemoryMarshal.TryGetArray(utf8, out var segment) ? segment : new ArraySegment<byte>(utf8.ToArray());
    }

    /// <summary>The text, without a byte order mark.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>The outermost value.</summary>
    public Node Root => new(this, 0);

    /// <summary>The property <c>resourceType</c> of the outermost object; empty when there is none.</summary>
    public string ResourceType => Root["resourceType"u8].GetString() ?? "";

    internal NodeRow[] Rows { get; }

    /// <summary>Deepest nesting of objects and arrays.</summary>
    internal int Depth { get; }

    /// <summary>Set when the text was converted from another form: positions then count in that one.</summary>
    internal SourcePositions? Source { get; private init; }

    internal ReadOnlySpan<byte> Slice(int start, int length) => new(_bytes.Array, _bytes.Offset + start, length);

    /// <summary>Reads a text.</summary>
    /// <exception cref="FhirFormatException">The text is not JSON, not UTF-8, too long or too deep.</exception>
    public static ResourceJson Parse(ReadOnlyMemory<byte> utf8, JsonLimits? limits = null) =>
        TryParse(utf8, limits, out var document, out var problem) ? document : throw new FhirFormatException(problem!);

    /// <summary>Reads a text, or says in <paramref name="problem"/> why it cannot be read.</summary>
    public static bool TryParse(
        ReadOnlyMemory<byte> utf8,
        JsonLimits? limits,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ResourceJson? document,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out Issue? problem) =>
        JsonReader.TryRead(utf8, limits ?? JsonLimits.Default, out document, out problem);

    /// <summary>
    /// Line and column of a byte, both from 1; columns count bytes. For a resource read from XML they are those of the
    /// element in the XML text, where columns count characters.
    /// </summary>
    public (int Line, int Column) PositionOf(int offset)
    {
        if (Source is not null)
            return Source.Of(offset);
        var before = Utf8.Span[..Math.Clamp(offset, 0, Utf8.Length)];
        return (before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n'));
    }

    internal ResourceJson ConvertedFrom(SourcePositions source) => new(Utf8, Rows, Depth) { Source = source };
}
