using System.Globalization;

namespace FhirCalc.Fhir.Path;

/// <summary>System.Boolean.</summary>
public sealed class BooleanValue : PathValue
{
    /// <summary>True.</summary>
    public static readonly BooleanValue True = new(true);

    /// <summary>False.</summary>
    public static readonly BooleanValue False = new(false);

    private BooleanValue(bool value) => Value = value;

    /// <summary>The value.</summary>
    public bool Value { get; }

    /// <inheritdoc/>
    public override string TypeName => "Boolean";

    /// <summary>The shared instance for a value.</summary>
    public static BooleanValue Of(bool value) => value ? True : False;

    /// <inheritdoc/>
    public override string ToString() => Value ? "true" : "false";
}

/// <summary>System.String.</summary>
public sealed class StringValue(string value) : PathValue
{
    /// <summary>The value.</summary>
    public string Value { get; } = value;

    /// <inheritdoc/>
    public override string TypeName => "String";

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>System.Integer, 32 bits.</summary>
public sealed class IntegerValue(int value) : PathValue
{
    /// <summary>The value.</summary>
    public int Value { get; } = value;

    /// <inheritdoc/>
    public override string TypeName => "Integer";

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>System.Decimal; the scale of the value is its precision, so 1.10 stays 1.10.</summary>
public sealed class DecimalValue(decimal value) : PathValue
{
    /// <summary>The value.</summary>
    public decimal Value { get; } = value;

    /// <inheritdoc/>
    public override string TypeName => "Decimal";

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A type, as <c>type()</c> returns it.</summary>
public sealed class TypeValue(string typeNamespace, string name) : PathValue
{
    /// <summary><c>System</c> or <c>FHIR</c>.</summary>
    public string Namespace { get; } = typeNamespace;

    /// <summary>The name within the namespace.</summary>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public override string TypeName => "SimpleTypeInfo";

    /// <inheritdoc/>
    public override string ToString() => $"{Namespace}.{Name}";
}
