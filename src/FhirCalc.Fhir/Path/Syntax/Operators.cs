using System.Collections.Frozen;

namespace FhirCalc.Fhir.Path.Syntax;

internal enum BinaryOperator
{
    Multiply,
    Divide,
    Div,
    Mod,
    Add,
    Subtract,
    Concatenate,
    Is,
    As,
    Union,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    Equivalent,
    NotEqual,
    NotEquivalent,
    In,
    Contains,
    And,
    Or,
    Xor,
    Implies,
}

/// <summary>The one precedence table (N1, "Operator Precedence"). A higher power binds tighter; all operators associate to the left.</summary>
internal static class Operators
{
    public const int Sign = 110;

    public const int Postfix = 120;

    public static readonly FrozenDictionary<string, (BinaryOperator Operator, int Power)> Binary =
        new Dictionary<string, (BinaryOperator, int)>(StringComparer.Ordinal)
        {
            ["*"] = (BinaryOperator.Multiply, 100),
            ["/"] = (BinaryOperator.Divide, 100),
            ["div"] = (BinaryOperator.Div, 100),
            ["mod"] = (BinaryOperator.Mod, 100),
            ["+"] = (BinaryOperator.Add, 90),
            ["-"] = (BinaryOperator.Subtract, 90),
            ["&"] = (BinaryOperator.Concatenate, 90),
            ["is"] = (BinaryOperator.Is, 80),
            ["as"] = (BinaryOperator.As, 80),
            ["|"] = (BinaryOperator.Union, 70),
            ["<"] = (BinaryOperator.Less, 60),
            ["<="] = (BinaryOperator.LessOrEqual, 60),
            [">"] = (BinaryOperator.Greater, 60),
            [">="] = (BinaryOperator.GreaterOrEqual, 60),
            ["="] = (BinaryOperator.Equal, 50),
            ["~"] = (BinaryOperator.Equivalent, 50),
            ["!="] = (BinaryOperator.NotEqual, 50),
            ["!~"] = (BinaryOperator.NotEquivalent, 50),
            ["in"] = (BinaryOperator.In, 40),
            ["contains"] = (BinaryOperator.Contains, 40),
            ["and"] = (BinaryOperator.And, 30),
            ["or"] = (BinaryOperator.Or, 20),
            ["xor"] = (BinaryOperator.Xor, 20),
            ["implies"] = (BinaryOperator.Implies, 10),
        }.ToFrozenDictionary(StringComparer.Ordinal);
}
