using System.Text;

namespace FhirCalc.Calcification.Results;

/// <summary>Indented lines of a text, broken at the width of a terminal.</summary>
internal sealed class TextLines
{
    private const int Width = 100;

    private readonly StringBuilder _text = new();
    private int _indent;
    private int _column;

    public TextLines Add(int indent, string text)
    {
        (_indent, _column) = (indent, 0);
        Write(text);
        _text.Append('\n');
        return this;
    }

    /// <summary>An empty line, unless there is one.</summary>
    public TextLines Gap()
    {
        if (_text.Length > 1 && _text[^2] != '\n')
            _text.Append('\n');
        return this;
    }

    public override string ToString() => _text.ToString();

    // What goes on in a further line stands a little further in, so that items of a list can be told apart.
    private void Write(string text)
    {
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (_column > 0 && _column + 1 + word.Length > Width)
            {
                _text.Append('\n').Append(' ', _indent + 2);
                _column = _indent + 2;
            }
            else if (_column == 0)
            {
                _text.Append(' ', _indent);
                _column = _indent;
            }
            else
            {
                _text.Append(' ');
                _column++;
            }

            _text.Append(word);
            _column += word.Length;
        }
    }
}
