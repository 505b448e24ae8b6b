using System.Globalization;

namespace FhirCalc.Fhir.Path.Ucum;

/// <summary>
/// The grammar of UCUM section 2 over a look-up of atoms:
/// mainTerm = ["/"] term; term = component {("." | "/") component}; component = "(" term ")" | factor | simpleUnit [exponent], each with an optional {annotation}.
/// </summary>
internal ref struct UcumParser(string code, Func<string, UcumUnit?> atomOf)
{
    private const int DeepestNesting = 16;
    private const int LargestExponent = 30;

    private int _at;
    private int _depth;

    /// <summary>The unit, or null where the text is not UCUM or uses an atom that is not known.</summary>
    public static UcumUnit? Parse(string code, Func<string, UcumUnit?> atomOf)
    {
        if (code.Length is 0 or > 200)
            return null;
        var parser = new UcumParser(code, atomOf);
        UcumUnit? unit = parser.MainTerm();
        return unit is null || parser._at < code.Length
            ? null
            : new UcumUnit(code, unit.Factor, unit.Dimension, unit.Offset);
    }

    private UcumUnit? MainTerm()
    {
        if (!Take('/'))
            return Term();
        return Term() is { } term ? Combine(UcumUnit.Unity, term, -1) : null;
    }

    private UcumUnit? Term()
    {
        UcumUnit? left = Component();
        while (left is not null && _at < code.Length && code[_at] is '.' or '/')
        {
            int sign = code[_at++] == '.' ? 1 : -1;
            UcumUnit? right = Component();
            left = right is null ? null : Combine(left, right, sign);
        }
        return left;
    }

    private UcumUnit? Component()
    {
        if (_at >= code.Length)
            return null;
        UcumUnit? unit;
        if (code[_at] == '{')
        {
            unit = UcumUnit.Unity;
        }
        else if (Take('('))
        {
            if (++_depth > DeepestNesting)
                return null;
            unit = MainTerm();
            _depth--;
            if (!Take(')'))
                return null;
        }
        else
        {
            unit = char.IsAsciiDigit(code[_at]) && !IsPowerOfTen() ? Factor() : SimpleUnit();
        }
        return unit is not null && SkipAnnotation() ? unit : null;
    }

    private readonly bool IsPowerOfTen() =>
        string.CompareOrdinal(code, _at, "10", 0, 2) == 0 && _at + 2 < code.Length && code[_at + 2] is '*' or '^';

    private UcumUnit? Factor()
    {
        int start = _at;
        SkipDigits();
        // Nothing is measured in zeros: such a factor would divide by zero.
        return _at - start <= 9 && code.AsSpan(start, _at - start).ContainsAnyExcept('0')
            ? new UcumUnit("", Rational.Of(int.Parse(code.AsSpan(start, _at - start), NumberStyles.None, CultureInfo.InvariantCulture)), Dimension.None)
            : null;
    }

    private UcumUnit? SimpleUnit()
    {
        int start = _at;
        if (IsPowerOfTen())
            _at += 3;
        else
            SkipSymbol();
        UcumUnit? unit = _at == start ? null : atomOf(code[start.._at]);
        return unit is null ? null : Exponent(unit);
    }

    private void SkipSymbol()
    {
        while (_at < code.Length)
        {
            char c = code[_at];
            if (c == '[')
            {
                int end = code.IndexOf(']', _at);
                if (end < 0)
                    return;
                _at = end + 1;
            }
            else if (c is > ' ' and < '\x7f' && !char.IsAsciiDigit(c) && c is not ('.' or '/' or '(' or ')' or '{' or '}' or '+' or '-' or '=' or ']'))
            {
                _at++;
            }
            else
            {
                return;
            }
        }
    }

    private UcumUnit? Exponent(UcumUnit unit)
    {
        int start = _at;
        int sign = Take('-') ? -1 : 1;
        if (sign == 1)
            Take('+');
        int digits = _at;
        SkipDigits();
        if (_at == digits)
            return start == digits ? unit : null;
        if (_at - digits > 2 || unit.Offset is not null)
            return null;
        int exponent = sign * int.Parse(code.AsSpan(digits, _at - digits), NumberStyles.None, CultureInfo.InvariantCulture);
        return Math.Abs(exponent) > LargestExponent ? null : new UcumUnit("", unit.Factor.Power(exponent), unit.Dimension.Power(exponent));
    }

    private static UcumUnit? Combine(UcumUnit left, UcumUnit right, int sign)
    {
        // A scale with its own zero has no meaning inside a product.
        if (left.Offset is not null || right.Offset is not null)
            return null;
        Rational factor = sign > 0 ? left.Factor * right.Factor : left.Factor / right.Factor;
        return new UcumUnit("", factor, left.Dimension.Times(right.Dimension, sign));
    }

    private bool SkipAnnotation()
    {
        if (!Take('{'))
            return true;
        int end = code.IndexOf('}', _at);
        if (end < 0)
            return false;
        _at = end + 1;
        return true;
    }

    private void SkipDigits()
    {
        while (_at < code.Length && char.IsAsciiDigit(code[_at]))
            _at++;
    }

    private bool Take(char c)
    {
        if (_at >= code.Length || code[_at] != c)
            return false;
        _at++;
        return true;
    }
}
