using System.Globalization;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Profiles.Running;

/// <summary>
/// Writes places as FHIRPath, line and column. Places are asked for in source order; the walk goes on from the last one
/// instead of starting at the root, so that a Bundle of ten thousand entries is walked once and not once per issue.
/// </summary>
internal sealed class Locator
{
    private readonly ResourceJson _document;
    private readonly TypeModel _types;
    private Stack<Frame>? _open;
    private int _offset;
    private int _line = 1;
    private int _lineStart;

    public Locator(ResourceJson document, TypeModel types)
    {
        _document = document;
        _types = types;
    }

    public Issue Complete(Issue issue, Node place, Node source)
    {
        var (line, column) = PositionOf(source.Offset);
        return issue with { Location = issue.Location ?? LocationOf(place), Line = line, Column = column };
    }

    private (int Line, int Column) PositionOf(int offset)
    {
        if (_document.Source is { } original)
            return original.Of(offset);
        Advance(offset);
        return (_line, offset - _lineStart + 1);
    }

    private void Advance(int offset)
    {
        if (offset < _offset)
            (_offset, _line, _lineStart) = (0, 1, 0);
        var passed = _document.Utf8.Span[_offset..offset];
        _line += passed.Count((byte)'\n');
        if (passed.LastIndexOf((byte)'\n') is >= 0 and var last)
            _lineStart = _offset + last + 1;
        _offset = offset;
    }

    private string LocationOf(Node place)
    {
        var root = new Element(_document, _types);
        // Of an unknown type it is Resource, so that the path evaluates.
        var name = root.Type.Name;
        if (place == root.Node)
            return name;
        if (_open is null)
        {
            _open = new Stack<Frame>();
            _open.Push(new Frame(root, name));
        }

        while (_open.Count > 1 && !_open.Peek().Contains(place))
            _open.Pop();
        while (!_open.Peek().Is(place))
        {
            if (!_open.Peek().TryStep(place, out var child))
            {
                // A sibling object of a primitive can stand behind values already passed: start over for this one.
                return ElementLocation.Of(_document, _types, place);
            }

            _open.Push(child);
        }

        return _open.Peek().Path;
    }

    private sealed class Frame(Element element, string path)
    {
        private ElementChildren.Enumerator _children = element.Children().GetEnumerator();
        private ElementDefinition? _last;
        private int _position;

        public string Path => path;

        public bool Is(Node place) => element.Node == place || element.Extra == place;

        public bool Contains(Node place) => element.Node.Contains(place) || element.Extra.Contains(place);

        public bool TryStep(Node place, out Frame child)
        {
            while (true)
            {
                var current = _children.Current;
                if (current.Exists && (current.Node.Contains(place) || current.Extra.Contains(place)))
                {
                    var index = current.Definition!.IsArray ? $"[{_position.ToString(CultureInfo.InvariantCulture)}]" : "";
                    child = new Frame(current, $"{path}.{ElementLocation.Spell(current.Name)}{index}");
                    return true;
                }

                if (!_children.MoveNext())
                {
                    child = this;
                    return false;
                }

                _position = _children.Current.Definition == _last ? _position + 1 : 0;
                _last = _children.Current.Definition;
            }
        }
    }
}
