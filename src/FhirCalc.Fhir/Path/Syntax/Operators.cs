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

    public static readonly FrozenDictionary<string, InfixOperator> Binary =
        new Dictionary<string, InfixOperator>(StringComparer.Ordinal)
        {
            ["*"] = new(BinaryOperator.Multiply, 100),
            ["/"] = new(BinaryOperator.Divide, 100),
            ["div"] = new(BinaryOperator.Div, 100),
            ["mod"] = new(BinaryOperator.Mod, 100),
            ["+"] = new(BinaryOperator.Add, 90),
            ["-"] = new(BinaryOperator.Subtract, 90),
            ["&"] = new(BinaryOperator.Concatenate, 90),
            ["is"] = new(BinaryOperator.Is, 80),
            ["as"] = new(BinaryOperator.As, 80),
            ["|"] = new(BinaryOperator.Union, 70),
            ["<"] = new(BinaryOperator.Less, 60),
            ["<="] = new(BinaryOperator.LessOrEqual, 60),
            [">"] = new(BinaryOperator.Greater, 60),
            [">="] = new(BinaryOperator.GreaterOrEqual, 60),
            ["="] = new(BinaryOperator.Equal, 50),
            ["~"] = new(BinaryOperator.Equivalent, 50),
            ["!="] = new(BinaryOperator.NotEqual, 50),
            ["!~"] = new(BinaryOperator.NotEquivalent, 50),
            ["in"] = new(BinaryOperator.In, 40),
            ["contains"] = new(BinaryOperator.Contains, 40),
            ["and"] = new(BinaryOperator.And, 30),
            ["or"] = new(BinaryOperator.Or, 20),
            ["xor"] = new(BinaryOperator.Xor, 20),
            ["implies"] = new(BinaryOperator.Implies, 10),
        }.ToFrozenDictionary(StringComparer.Ordinal);
}

/// <summary>A binary operator and how tightly it binds.</summary>
internal sealed record InfixOperator(BinaryOperator Operator, int Power);
