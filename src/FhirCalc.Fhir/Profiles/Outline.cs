using System.Text;

namespace FhirCalc.Fhir.Profiles;

/// <summary>The text of a compiled profile: one rule a line, indented by what it belongs to.</summary>
internal sealed class Outline
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Adds a line.</summary>
    public void Line(string text) => _text.Append(' ', _depth * 2).Append(text).Append('\n');

    /// <summary>Adds a line and, indented below it, what the assertions say.</summary>
    public void Block(string text, IEnumerable<Assertion> assertions, Action? rest = null)
    {
        Line(text);
        _depth++;
        foreach (var assertion in assertions)
            assertion.Describe(this);
        rest?.Invoke();
        _depth--;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
