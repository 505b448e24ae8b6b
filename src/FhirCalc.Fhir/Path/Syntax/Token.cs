namespace FhirCalc.Fhir.Path.Syntax;

internal enum TokenKind
{
    End,
    Identifier,
    DelimitedIdentifier,
    Text,
    Integer,
    Decimal,
    Date,
    DateTime,
    Time,
    Variable,
    Dollar,
    Symbol,
}

/// <summary>One token; <see cref="Text"/> is its meaning (unescaped), not its spelling.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Position, int End)
{
    public bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    /// <summary>What a message shows the reader.</summary>
    public string Shown => Kind == TokenKind.End ? "the end of the expression" : $"'{Text}'";
}
