namespace FhirCalc.Fhir.Path.Syntax;

/// <summary>Splits an expression into tokens (FHIRPath N1, "Lexical elements"). Character tests are ASCII, so no culture matters.</summary>
internal ref struct Lexer(string source)
{
    private static readonly string[] TwoCharacterSymbols = ["<=", ">=", "!=", "!~"];
    private const string OneCharacterSymbols = ".[](){}+-*/&|<>=~,";

    private int _at;

    public static List<Token> Tokenize(string source)
    {
        var lexer = new Lexer(source);
        var tokens = new List<Token>(16);
        do
        {
            tokens.Add(lexer.Next());
        }
        while (tokens[^1].Kind != TokenKind.End);
        return tokens;
    }

    private Token Next()
    {
        SkipBlanksAndComments();
        int start = _at;
        if (_at >= source.Length)
            return new Token(TokenKind.End, "", start, start);

        char c = source[_at];
        if (char.IsAsciiLetter(c) || c == '_')
            return new Token(TokenKind.Identifier, Name(), start, _at);
        if (char.IsAsciiDigit(c))
            return Number();
        return c switch
        {
            '\'' => new Token(TokenKind.Text, Quoted('\''), start, _at),
            '`' => new Token(TokenKind.DelimitedIdentifier, Quoted('`'), start, _at),
            '@' => Temporal(),
            '%' => Variable(),
            '$' => Dollar(),
            _ => Symbol(),
        };
    }

    private void SkipBlanksAndComments()
    {
        while (_at < source.Length)
        {
            if (source[_at] is ' ' or '\t' or '\r' or '\n')
            {
                _at++;
            }
            else if (Ahead("//"))
            {
                while (_at < source.Length && source[_at] is not ('\r' or '\n'))
                    _at++;
            }
            else if (Ahead("/*"))
            {
                int end = source.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                if (end < 0)
                    throw new PathException("The comment is not closed", _at);
                _at = end + 2;
            }
            else
            {
                return;
            }
        }
    }

    private readonly bool Ahead(string text) => string.CompareOrdinal(source, _at, text, 0, text.Length) == 0;

    private string Name()
    {
        int start = _at;
        while (_at < source.Length && (char.IsAsciiLetterOrDigit(source[_at]) || source[_at] == '_'))
            _at++;
        return source[start.._at];
    }

    private Token Number()
    {
        int start = _at;
        Digits();
        // "1.toString()" is a call on an integer: the point belongs to the number only before a digit.
        bool isDecimal = _at + 1 < source.Length && source[_at] == '.' && char.IsAsciiDigit(source[_at + 1]);
        if (isDecimal)
        {
            _at++;
            Digits();
        }
        return new Token(isDecimal ? TokenKind.Decimal : TokenKind.Integer, source[start.._at], start, _at);
    }

    private void Digits()
    {
        while (_at < source.Length && char.IsAsciiDigit(source[_at]))
            _at++;
    }

    private string Quoted(char quote)
    {
        int start = _at;
        int end = ++_at;
        while (end < source.Length && source[end] != quote)
            end += source[end] == '\\' ? 2 : 1;
        if (end >= source.Length)
            throw new PathException("The quotation is not closed", start);
        string text = Escapes.Resolve(source, _at, end);
        _at = end + 1;
        return text;
    }

    private Token Temporal()
    {
        int start = _at++;
        TokenKind kind = TemporalScanner.Scan(source, ref _at);
        return new Token(kind, source[(start + 1).._at], start, _at);
    }

    private Token Variable()
    {
        int start = _at++;
        char c = _at < source.Length ? source[_at] : ' ';
        string name = c is '`' or '\'' ? Quoted(c) : Name();
        if (name.Length == 0)
            throw new PathException("A variable name must follow '%'", start);
        return new Token(TokenKind.Variable, name, start, _at);
    }

    private Token Dollar()
    {
        int start = _at++;
        string name = Name();
        if (name is not ("this" or "index" or "total"))
            throw new PathException($"'${name}' is not one of $this, $index and $total", start);
        return new Token(TokenKind.Dollar, name, start, _at);
    }

    private Token Symbol()
    {
        int start = _at;
        foreach (string symbol in TwoCharacterSymbols)
        {
            if (Ahead(symbol))
            {
                _at += 2;
                return new Token(TokenKind.Symbol, symbol, start, _at);
            }
        }
        if (!OneCharacterSymbols.Contains(source[_at], StringComparison.Ordinal))
            throw new PathException($"The character '{source[_at]}' has no meaning here", start);
        _at++;
        return new Token(TokenKind.Symbol, source[start.._at], start, _at);
    }
}
