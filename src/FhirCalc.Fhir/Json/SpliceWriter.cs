using System.Buffers;
using System.Text;

namespace FhirCalc.Fhir.Json;

/// <summary>
/// Edits a JSON text losslessly: what is not replaced is copied byte by byte. Edits must not overlap.
/// Not safe for several threads.
/// </summary>
public sealed class SpliceWriter
{
    private readonly ResourceJson _source;
    private readonly List<Edit> _edits = [];
    private readonly HashSet<int> _filledEmptyObjects = [];

    /// <summary>Starts from a text, which stays as it is.</summary>
    public SpliceWriter(ResourceJson source) => _source = source;

    /// <summary>Puts other JSON in the place of a value.</summary>
    public void Replace(Node value, string newRawJson) => _edits.Add(new Edit(value.Offset, value.Length, newRawJson));

    /// <summary>Puts a string in the place of a value.</summary>
    public void SetString(Node value, string text) => Replace(value, JsonText.Quote(text));

    /// <summary>Adds a property to an object, as its first or as its last one.</summary>
    public void InsertProperty(Node target, string name, string rawJson, bool first = false)
    {
        if (!target.IsObject)
            throw new ArgumentException("A property can only be added to an object.", nameof(target));
        var property = JsonText.Quote(name) + ":" + rawJson;
        if (target.Count == 0)
            _edits.Add(new Edit(target.Offset + 1, 0, _filledEmptyObjects.Add(target.Index) ? property : "," + property));
        else if (first)
            _edits.Add(new Edit(target.Offset + 1, 0, property + ","));
        else
            _edits.Add(new Edit(EndOfLastChild(target), 0, "," + property));
    }

    /// <summary>The edited text.</summary>
    /// <exception cref="InvalidOperationException">Two edits overlap.</exception>
    public byte[] ToUtf8() => ToUtf8(_source.Root);

    /// <summary>The edited text of one value alone, for instance one resource of a Bundle.</summary>
    /// <exception cref="InvalidOperationException">Two edits overlap.</exception>
    public byte[] ToUtf8(Node part)
    {
        var output = new ArrayBufferWriter<byte>(part.Length + 256);
        var text = _source.Utf8.Span;
        var at = part.Offset;
        var end = part.Offset + part.Length;
        foreach (var edit in _edits.Where(edit => edit.Offset >= part.Offset && edit.Offset + edit.Removed <= end).OrderBy(edit => edit.Offset))
        {
            if (edit.Offset < at)
                throw new InvalidOperationException("Two edits of one JSON text overlap.");
            output.Write(text[at..edit.Offset]);
            output.Write(Encoding.UTF8.GetBytes(edit.Text));
            at = edit.Offset + edit.Removed;
        }

        output.Write(text[at..end]);
        return output.WrittenSpan.ToArray();
    }

    private static int EndOfLastChild(Node target)
    {
        var end = 0;
        foreach (var child in target.Children)
            end = child.Offset + child.Length;
        return end;
    }

    private readonly record struct Edit(int Offset, int Removed, string Text);
}
