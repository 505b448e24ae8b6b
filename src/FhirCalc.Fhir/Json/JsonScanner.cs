using System.Buffers;
using FhirCalc.Fhir.Issues;

namespace FhirCalc.Fhir.Json;

/// <summary>
/// One pass over JSON text (RFC 8259) that fills the rows of a <see cref="ResourceJson"/>. Written for speed: it decodes
/// nothing and only notes where values begin and end. A test holds it to what System.Text.Json accepts.
/// </summary>
internal ref struct JsonScanner
{
    // Ends of a run of plain characters in a string: quote, backslash and the control characters that JSON forbids.
    private static readonly SearchValues<byte> StringStops = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    private readonly ReadOnlySpan<byte> _text;
    private readonly int[] _open;
    private readonly int _maxDepth;
    private NodeRow[] _rows;
    private int _at;
    private int _count;
    private int _depth;
    private int _nameStart;
    private int _nameLength;
    private bool _nameEscaped;

    public JsonScanner(ReadOnlySpan<byte> text, NodeRow[] rows, int[] open, int maxDepth)
    {
        _text = text;
        _rows = rows;
        _open = open;
        _maxDepth = maxDepth;
    }

    /// <summary>The rows, perhaps in a larger array than the one given.</summary>
    public readonly NodeRow[] Rows => _rows;

    /// <summary>Rows in use.</summary>
    public readonly int Count => _count;

    /// <summary>Deepest nesting met.</summary>
    public int Depth { get; private set; }

    /// <summary>Reads the whole text; the issue says what is wrong with it.</summary>
    public Issue? Scan()
    {
        var problem = ScanValue();
        while (problem is null && _depth > 0)
        {
            SkipBlanks();
            ref var container = ref _rows[_open[_depth - 1]];
            var isObject = container.Kind == NodeKind.Object;
            var isFirst = _count == _open[_depth - 1] + 1;
            if (Peek() == (isObject ? '}' : ']'))
            {
                _at++;
                _depth--;
                container.Length = _at - container.Start;
                container.Next = _count;
                continue;
            }

            if (!isFirst)
            {
                if (Peek() != ',')
                    return Wrong(isObject ? "',' or '}' is expected after a property" : "',' or ']' is expected after an item");
                _at++;
                SkipBlanks();
            }

            if (isObject)
            {
                problem = ScanName();
                if (_nameEscaped || _nameLength == 0 || _text[_nameStart] == '_')
                    container.MarkOddNames();
            }

            problem ??= ScanValue();
        }

        if (problem is not null)
            return problem;
        SkipBlanks();
        return _at == _text.Length ? null : Wrong("the text goes on after the end of its value");
    }

    private Issue? ScanName()
    {
        if (Peek() != '"')
            return Wrong("a property name in quotes is expected");
        var start = _at + 1;
        if (ScanString(out _nameEscaped) is { } problem)
            return problem;
        _nameStart = start;
        _nameLength = _at - 1 - start;
        if (_nameLength > NodeRow.LongestName)
            return Wrong("a property name of reasonable length is expected", start);
        SkipBlanks();
        if (Peek() != ':')
            return Wrong("':' is expected after a property name");
        _at++;
        SkipBlanks();
        return null;
    }

    private Issue? ScanValue()
    {
        SkipBlanks();
        var start = _at;
        var escaped = false;
        NodeKind kind;
        Issue? problem = null;
        switch (Peek())
        {
            case '"':
                kind = NodeKind.String;
                problem = ScanString(out escaped);
                break;
            case '{':
                kind = NodeKind.Object;
                problem = Open();
                break;
            case '[':
                kind = NodeKind.Array;
                problem = Open();
                break;
            case 't':
                kind = NodeKind.True;
                problem = ScanWord("true"u8);
                break;
            case 'f':
                kind = NodeKind.False;
                problem = ScanWord("false"u8);
                break;
            case 'n':
                kind = NodeKind.Null;
                problem = ScanWord("null"u8);
                break;
            default:
                kind = NodeKind.Number;
                problem = ScanNumber();
                break;
        }

        if (problem is not null)
            return problem;
        if (_count == _rows.Length)
            Grow();
        ref var row = ref _rows[_count++];
        row = new NodeRow(kind, start, _at - start, escaped, _nameStart, _nameLength, _nameEscaped) { Next = _count };
        _nameLength = 0;
        _nameEscaped = false;
        return null;
    }

    private Issue? Open()
    {
        if (_depth == _maxDepth)
        {
            return At(_at, new Issue(JsonIssueIds.TooDeep, IssueSeverity.Fatal, "too-long",
                FormattableString.Invariant($"Objects and arrays are nested more than {_maxDepth} levels deep.")));
        }

        _open[_depth++] = _count;
        Depth = Math.Max(Depth, _depth);
        _at++;
        return null;
    }

    private Issue? ScanString(out bool escaped)
    {
        var start = _at++;
        escaped = false;
        while (true)
        {
            var plain = _text[_at..].IndexOfAny(StringStops);
            if (plain < 0)
            {
                _at = _text.Length;
                return Wrong("a string has no closing quote");
            }

            _at += plain;
            var stop = _text[_at];
            if (stop == '"')
            {
                _at++;
                return escaped && !JsonText.IsWellFormed(_text[(start + 1)..(_at - 1)])
                    ? At(start, new Issue(JsonIssueIds.Surrogate, IssueSeverity.Fatal, "structure",
                        "A string holds half of a surrogate pair as \\u escape; characters beyond U+FFFF need both halves."))
                    : null;
            }

            if (stop != '\\')
                return Wrong("a control character in a string must be written as an escape");
            escaped = true;
            var length = EscapeLength(_text[_at..]);
            if (length == 0)
                return Wrong("a backslash must be followed by one of \" \\ / b f n r t or by u and four hexadecimal digits");
            _at += length;
        }
    }

    private static int EscapeLength(ReadOnlySpan<byte> escape)
    {
        if (escape.Length < 2)
            return 0;
        if (escape[1] != 'u')
            return "\"\\/bfnrt"u8.Contains(escape[1]) ? 2 : 0;
        if (escape.Length < 6)
            return 0;
        foreach (var digit in escape[2..6])
        {
            if (!char.IsAsciiHexDigit((char)digit))
                return 0;
        }

        return 6;
    }

    private Issue? ScanWord(ReadOnlySpan<byte> word)
    {
        if (!_text[_at..].StartsWith(word))
            return Wrong("a value is expected: object, array, string, number, true, false or null");
        _at += word.Length;
        return null;
    }

    private Issue? ScanNumber()
    {
        var start = _at;
        if (Peek() == '-')
            _at++;
        var first = Peek();
        if (SkipDigits() == 0)
        {
            _at = start;
            return Wrong("a value is expected: object, array, string, number, true, false or null");
        }

        if (first == '0' && _text[start..].IndexOf((byte)'0') + start + 1 < _at)
            return Wrong("a number must not start with 0 unless it is 0 or 0.…", _text[start] == '-' ? start + 2 : start + 1);
        if (Peek() == '.')
        {
            _at++;
            if (SkipDigits() == 0)
                return Wrong("a digit is expected after the decimal point");
        }

        if (Peek() is 'e' or 'E')
        {
            _at++;
            if (Peek() is '+' or '-')
                _at++;
            if (SkipDigits() == 0)
                return Wrong("a digit is expected in the exponent");
        }

        return null;
    }

    private int SkipDigits()
    {
        var start = _at;
        while (_at < _text.Length && (uint)(_text[_at] - '0') <= 9)
            _at++;
        return _at - start;
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && _text[_at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            _at++;
    }

    // 0 stands for the end of the text.
    private readonly char Peek() => _at < _text.Length ? (char)_text[_at] : '\0';

    private void Grow()
    {
        var larger = ArrayPool<NodeRow>.Shared.Rent(_rows.Length * 2);
        _rows.CopyTo(larger, 0);
        ArrayPool<NodeRow>.Shared.Return(_rows);
        _rows = larger;
    }

    private readonly Issue Wrong(string what, int? place = null)
    {
        var offset = place ?? _at;
        var end = offset >= _text.Length ? " The text ends here." : "";
        return At(offset, new Issue(JsonIssueIds.Syntax, IssueSeverity.Fatal, "structure", $"The text is not JSON: {what}.{end}"));
    }

    private readonly Issue At(int offset, Issue issue)
    {
        var before = _text[..Math.Min(offset, _text.Length)];
        return issue with { Line = before.Count((byte)'\n') + 1, Column = before.Length - before.LastIndexOf((byte)'\n') };
    }
}
