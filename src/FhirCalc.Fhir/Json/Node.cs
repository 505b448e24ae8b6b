using System.Text;

namespace FhirCalc.Fhir.Json;

/// <summary>A value at its place in a JSON text. Looks forward only; the default is the missing node, which is safe to ask.</summary>
public readonly struct Node : IEquatable<Node>
{
    private readonly ResourceJson? _document;
    private readonly int _index;

    internal Node(ResourceJson document, int index)
    {
        _document = document;
        _index = index;
    }

    /// <summary>The text that holds this value.</summary>
    /// <exception cref="InvalidOperationException">The node is missing.</exception>
    public ResourceJson Document => _document ?? throw new InvalidOperationException("A missing node belongs to no document.");

    /// <summary>Number of the value in the text, in source order.</summary>
    public int Index => _index;

    /// <summary>What stands here.</summary>
    public NodeKind Kind => _document is null ? NodeKind.Missing : Row.Kind;

    /// <summary>False for a property that is absent.</summary>
    public bool Exists => _document is not null;

    /// <summary>Whether this is an object.</summary>
    public bool IsObject => Kind == NodeKind.Object;

    /// <summary>Whether this is an array.</summary>
    public bool IsArray => Kind == NodeKind.Array;

    /// <summary>Whether this is a string.</summary>
    public bool IsString => Kind == NodeKind.String;

    /// <summary>Name of the property as written, escapes included; empty for items and the root.</summary>
    public ReadOnlySpan<byte> NameUtf8 => _document is null ? default : _document.Slice(Row.NameStart, Row.NameLength);

    /// <summary>Name of the property; empty for items and the root.</summary>
    public string Name => _document is null ? "" : Row.NameEscaped ? JsonText.Unescape(NameUtf8) : Encoding.UTF8.GetString(NameUtf8);

    /// <summary>First byte of the value in the text.</summary>
    public int Offset => _document is null ? 0 : Row.Start;

    /// <summary>Bytes of the value in the text.</summary>
    public int Length => _document is null ? 0 : Row.Length;

    /// <summary>Exact bytes of the value: a number's letters, a string with quotes and escapes, an object with its blanks.</summary>
    public ReadOnlySpan<byte> Raw => _document is null ? default : _document.Slice(Row.Start, Row.Length);

    /// <summary><see cref="Raw"/> as text.</summary>
    public string RawText => Encoding.UTF8.GetString(Raw);

    /// <summary>Properties of an object or items of an array, in source order; empty for anything else.</summary>
    public NodeChildren Children => _document is null ? default : new NodeChildren(_document, _index);

    /// <summary>Number of properties or items.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var _ in Children)
                count++;
            return count;
        }
    }

    /// <summary>Whether this is a string without escapes: <see cref="StringBody"/> is what it says.</summary>
    internal bool IsPlainText => _document is not null && Row is { Kind: NodeKind.String, ValueEscaped: false };

    /// <summary>Whether this is an object whose properties are spelled without escapes, and none begins with <c>_</c>.</summary>
    internal bool HasPlainNames => _document is not null && Row is { Kind: NodeKind.Object, HasOddNames: false };

    internal ReadOnlySpan<byte> StringBody => Raw[1..^1];

    private ref readonly NodeRow Row => ref _document!.Rows[_index];

    /// <summary>The first property of this name, or the missing node.</summary>
    public Node this[string name]
    {
        get
        {
            if (Kind != NodeKind.Object)
                return default;
            foreach (var child in Children)
            {
                if (child.HasName(name))
                    return child;
            }

            return default;
        }
    }

    /// <summary>The first property of this name, or the missing node.</summary>
    public Node this[ReadOnlySpan<byte> utf8Name]
    {
        get
        {
            if (Kind != NodeKind.Object)
                return default;
            foreach (var child in Children)
            {
                if (child.HasName(utf8Name))
                    return child;
            }

            return default;
        }
    }

    /// <summary>Whether two nodes are the same place of the same text.</summary>
    public static bool operator ==(Node left, Node right) => left.Equals(right);

    /// <summary>Whether two nodes are different places.</summary>
    public static bool operator !=(Node left, Node right) => !left.Equals(right);

    /// <summary>Whether the property has this name, compared after its escapes.</summary>
    public bool HasName(ReadOnlySpan<byte> utf8Name) => _document is not null && Row.NameEscaped
        ? Encoding.UTF8.GetBytes(Name).AsSpan().SequenceEqual(utf8Name)
        : NameUtf8.SequenceEqual(utf8Name);

    /// <summary>The characters of a string; null for every other kind.</summary>
    public string? GetString() => Kind != NodeKind.String ? null
        : Row.ValueEscaped ? JsonText.Unescape(StringBody) : Encoding.UTF8.GetString(StringBody);

    /// <summary>Whether this is a string of exactly these characters.</summary>
    public bool TextEquals(ReadOnlySpan<byte> utf8) => Kind == NodeKind.String &&
        (Row.ValueEscaped ? Encoding.UTF8.GetBytes(GetString()!).AsSpan().SequenceEqual(utf8) : StringBody.SequenceEqual(utf8));

    /// <summary>The place as property names and indexes from the root, as JSON spells them: <c>entry[0].resource.valueQuantity</c>.</summary>
    public string PathFromRoot() => _document is null ? "" : PathFrom(_document.Root);

    /// <inheritdoc/>
    public bool Equals(Node other) => ReferenceEquals(_document, other._document) && _index == other._index;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Node other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_document, _index);

    /// <summary>The path, for a debugger.</summary>
    public override string ToString() => PathFromRoot();

    /// <summary>Whether the other value is this one or stands below it in the same text.</summary>
    internal bool Contains(Node other) =>
        _document is not null && ReferenceEquals(_document, other._document) && _index <= other._index && other._index < Row.Next;

    /// <summary>The path from a value that contains this one.</summary>
    internal string PathFrom(Node ancestor)
    {
        var path = new StringBuilder();
        for (var at = ancestor; at._index != _index;)
            at = Step(at, path);
        return path.ToString();
    }

    private bool HasName(string name)
    {
        if (Row.NameEscaped || !System.Text.Ascii.IsValid(name))
            return string.Equals(Name, name, StringComparison.Ordinal);
        return System.Text.Ascii.Equals(NameUtf8, name);
    }

    private Node Step(Node parent, StringBuilder path)
    {
        var position = 0;
        foreach (var child in parent.Children)
        {
            if (_index < child.Row.Next)
            {
                if (parent.IsArray)
                    path.Append('[').Append(position).Append(']');
                else
                    path.Append(path.Length == 0 ? "" : ".").Append(child.Name);
                return child;
            }

            position++;
        }

        throw new InvalidOperationException("The table of values is inconsistent.");
    }
}
