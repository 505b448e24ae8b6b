namespace FhirCalc.Fhir.Path.Syntax;

/// <summary>A node of the syntax tree; <see cref="Position"/> is the offset in the text that a message points to.</summary>
internal abstract record Expression(int Position);

/// <summary>A literal; null stands for the empty collection <c>{}</c>.</summary>
internal sealed record LiteralExpression(PathValue? Value, int Position) : Expression(Position);

/// <summary>A name: a child of the focus, or at the start of a path the type of the focus.</summary>
internal sealed record NameExpression(string Name, int Position) : Expression(Position);

/// <summary><c>%name</c>.</summary>
internal sealed record VariableExpression(string Name, int Position) : Expression(Position);

/// <summary><c>$this</c>, <c>$index</c> or <c>$total</c>.</summary>
internal sealed record DollarExpression(string Name, int Position) : Expression(Position);

/// <summary><c>source.member</c>, where the member is a name, a call or a <c>$</c> name.</summary>
internal sealed record MemberExpression(Expression Source, Expression Member, int Position) : Expression(Position);

/// <summary><c>name(arguments)</c>.</summary>
internal sealed record CallExpression(string Name, IReadOnlyList<Expression> Arguments, int Position) : Expression(Position);

/// <summary><c>source[index]</c>.</summary>
internal sealed record IndexExpression(Expression Source, Expression Index, int Position) : Expression(Position);

/// <summary><c>+x</c> or <c>-x</c>.</summary>
internal sealed record SignExpression(bool Negative, Expression Operand, int Position) : Expression(Position);

/// <summary><c>left operator right</c>.</summary>
internal sealed record BinaryExpression(BinaryOperator Operator, Expression Left, Expression Right, int Position) : Expression(Position);

/// <summary><c>operand is Type</c> or <c>operand as Type</c>.</summary>
internal sealed record TypeExpression(bool IsCast, Expression Operand, TypeName Type, int Position) : Expression(Position);

/// <summary>A type as written: <c>Patient</c>, <c>FHIR.Patient</c> or <c>System.String</c>.</summary>
internal sealed record TypeName(string? Namespace, string Name, int Position);
