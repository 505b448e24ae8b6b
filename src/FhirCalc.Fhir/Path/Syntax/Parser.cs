namespace FhirCalc.Fhir.Path.Syntax;

/// <summary>Pratt parser: reads a prefix, then folds in operators while they bind tighter than the caller's.</summary>
internal sealed class Parser
{
    // Deep nesting would exhaust the stack here, in the compiler and in every evaluation.
    private const int DeepestNesting = 128;
    private const int TallestTree = 400;

    private readonly List<Token> _tokens;
    private int _at;
    private int _depth;
    private int _height;

    private Parser(string source) => _tokens = Lexer.Tokenize(source);

    private Token Current => _tokens[_at];

    public static Expression Parse(string source)
    {
        var parser = new Parser(source);
        var expression = parser.Expression(0);
        if (parser.Current.Kind != TokenKind.End)
            throw new PathException($"{parser.Current.Shown} is not expected here", parser.Current.Position);
        return expression;
    }

    private Expression Expression(int power)
    {
        if (++_depth > DeepestNesting)
            throw new PathException("The expression is nested too deeply", Current.Position);
        _height = 1;
        var left = Prefix();
        while (Step(left, power) is { } longer)
            left = longer;
        _depth--;
        return left;
    }

    private Expression? Step(Expression left, int power)
    {
        var height = _height;
        var longer = Infix(left, power);
        _height = Math.Max(height, _height);
        if (longer is not null && ++_height > TallestTree)
            throw new PathException("The expression has too many steps in a row", Current.Position);
        return longer;
    }

    private Expression Prefix()
    {
        var token = Next();
        return token.Kind switch
        {
            TokenKind.Identifier or TokenKind.DelimitedIdentifier => Named(token),
            TokenKind.Variable => new VariableExpression(token.Text, token.Position),
            TokenKind.Dollar => new DollarExpression(token.Text, token.Position),
            TokenKind.Symbol => PrefixSymbol(token),
            TokenKind.Integer or TokenKind.Decimal => Literals.Number(token, Unit()),
            TokenKind.End => throw Unexpected(token),
            _ => Literals.Of(token),
        };
    }

    private Expression PrefixSymbol(Token token)
    {
        switch (token.Text)
        {
            case "(":
                var inner = Expression(0);
                Expect(")");
                return inner;
            case "{":
                Expect("}");
                return new LiteralExpression(null, token.Position);
            case "+" or "-":
                return Signed(token);
            default:
                throw Unexpected(token);
        }
    }

    private Expression Signed(Token sign)
    {
        var isNegative = sign.Text == "-";
        // The smallest integer has no positive counterpart, so its sign is read with its digits.
        if (isNegative && Current is { Kind: TokenKind.Integer, Text: "2147483648" } && !_tokens[_at + 1].IsSymbol("."))
        {
            Next();
            return new LiteralExpression(new IntegerValue(int.MinValue), sign.Position);
        }
        return new SignExpression(isNegative, Expression(Operators.Sign), sign.Position);
    }

    /// <summary>One more operator or step after <paramref name="left"/>, or null where the caller's operator binds tighter.</summary>
    private Expression? Infix(Expression left, int power)
    {
        var token = Current;
        if (token.IsSymbol(".") || token.IsSymbol("["))
        {
            Next();
            return token.Text == "." ? new MemberExpression(left, Member(), token.Position) : Indexed(left, token);
        }
        if (token.Kind is not (TokenKind.Symbol or TokenKind.Identifier)
            || !Operators.Binary.TryGetValue(token.Text, out var found) || found.Power <= power)
        {
            return null;
        }
        Next();
        return found.Operator is BinaryOperator.Is or BinaryOperator.As
            ? new TypeExpression(found.Operator == BinaryOperator.As, left, TypeName(), token.Position)
            : new BinaryExpression(found.Operator, left, Expression(found.Power), token.Position);
    }

    private IndexExpression Indexed(Expression source, Token bracket)
    {
        var index = Expression(0);
        Expect("]");
        return new IndexExpression(source, index, bracket.Position);
    }

    private Expression Member()
    {
        var token = Next();
        return token.Kind switch
        {
            TokenKind.Identifier or TokenKind.DelimitedIdentifier => Named(token, isMember: true),
            TokenKind.Dollar => new DollarExpression(token.Text, token.Position),
            _ => throw Unexpected(token),
        };
    }

    private Expression Named(Token token, bool isMember = false)
    {
        var isDelimited = token.Kind == TokenKind.DelimitedIdentifier;
        if (!isDelimited && token.Text is "true" or "false" && !isMember)
            return new LiteralExpression(BooleanValue.Of(token.Text == "true"), token.Position);
        if (!isDelimited && IsReserved(token.Text))
            throw Unexpected(token);
        return !isDelimited && Current.IsSymbol("(")
            ? new CallExpression(token.Text, Arguments(), token.Position)
            : new NameExpression(token.Text, token.Position);
    }

    // as, is, in and contains may also be names: ValueSet.expansion.contains.
    private static bool IsReserved(string name) => name is "and" or "or" or "xor" or "implies" or "div" or "mod" or "true" or "false";

    private List<Expression> Arguments()
    {
        var arguments = new List<Expression>();
        Expect("(");
        if (Current.IsSymbol(")"))
        {
            Next();
            return arguments;
        }
        var height = 0;
        do
        {
            arguments.Add(Expression(0));
            height = Math.Max(height, _height);
        }
        while (Take(","));
        _height = height;
        Expect(")");
        return arguments;
    }

    private TypeName TypeName()
    {
        var first = TypePart();
        if (!Current.IsSymbol(".") || _tokens[_at + 1].Kind is not (TokenKind.Identifier or TokenKind.DelimitedIdentifier)
            || first.Text is not ("FHIR" or "System"))
        {
            return new TypeName(null, first.Text, first.Position);
        }
        Next();
        return new TypeName(first.Text, TypePart().Text, first.Position);
    }

    private Token TypePart()
    {
        var token = Next();
        return token.Kind is TokenKind.Identifier or TokenKind.DelimitedIdentifier
            ? token
            : throw new PathException($"A type name is expected, not {token.Shown}", token.Position);
    }

    private QuantityUnit? Unit()
    {
        if (Current.Kind == TokenKind.Text)
            return QuantityUnit.Of(Next().Text);
        if (Current.Kind != TokenKind.Identifier || QuantityUnit.OfCalendarWord(Current.Text) is not { } calendar)
            return null;
        Next();
        return calendar;
    }

    private Token Next()
    {
        var token = Current;
        if (token.Kind != TokenKind.End)
            _at++;
        return token;
    }

    private bool Take(string symbol)
    {
        if (!Current.IsSymbol(symbol))
            return false;
        _at++;
        return true;
    }

    private void Expect(string symbol)
    {
        if (!Take(symbol))
            throw new PathException($"'{symbol}' is expected, not {Current.Shown}", Current.Position);
    }

    private static PathException Unexpected(Token token) => new($"{token.Shown} is not expected here", token.Position);
}
