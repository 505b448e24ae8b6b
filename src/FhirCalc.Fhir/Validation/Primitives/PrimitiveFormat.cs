namespace FhirCalc.Fhir.Validation.Primitives;

/// <summary>Which JSON value carries a primitive (spec: json.html#primitive).</summary>
internal enum JsonShape
{
    String,
    Number,
    Boolean,
}

/// <summary>Says whether the characters of a value follow the rules of its type; string values come unescaped, in UTF-8.</summary>
internal delegate bool FormatCheck(ReadOnlySpan<byte> text);

/// <summary>How one primitive type is written.</summary>
/// <param name="TypeName">FHIR name of the type.</param>
/// <param name="Shape">The JSON value that carries it.</param>
/// <param name="IsValid">The check of its characters.</param>
/// <param name="Expected">What would pass, for messages.</param>
internal sealed record PrimitiveFormat(string TypeName, JsonShape Shape, FormatCheck IsValid, string Expected)
{
    /// <summary>Whether the value is text for people, with no rule but that on control characters.</summary>
    public bool IsFreeText { get; } = TypeName is "string" or "markdown" or "xhtml";
}
