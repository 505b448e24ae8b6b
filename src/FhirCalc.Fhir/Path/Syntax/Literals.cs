using System.Globalization;

namespace FhirCalc.Fhir.Path.Syntax;

/// <summary>Turns literal tokens into values.</summary>
internal static class Literals
{
    public static LiteralExpression Of(Token token) => new(
        token.Kind switch
        {
            TokenKind.Text => new StringValue(token.Text),
            TokenKind.Date => DateValue.Parse(token.Text),
            TokenKind.DateTime => DateTimeValue.Parse(token.Text),
            TokenKind.Time => TimeValue.Parse(token.Text[1..]),
            _ => throw new InvalidOperationException($"{token.Kind} is not a literal"),
        },
        token.Position);

    public static LiteralExpression Number(Token token, QuantityUnit? unit)
    {
        if (token.Kind == TokenKind.Integer && unit is null)
        {
            return int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var integer)
                ? new LiteralExpression(new IntegerValue(integer), token.Position)
                : throw new PathException($"{token.Text} is not in the range of an integer", token.Position);
        }
        if (!decimal.TryParse(token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            throw new PathException($"{token.Text} is not in the range of a decimal", token.Position);
        return new LiteralExpression(unit is null ? new DecimalValue(number) : new QuantityValue(number, unit), token.Position);
    }
}
