using System.Globalization;
using FhirCalc.Fhir.Definitions;

namespace FhirCalc.Fhir.Path;

/// <summary>An element of the resource: what a rule selected, with its place.</summary>
public sealed class ElementValue(Element element) : PathValue
{
    // Reading the text is repeated by every operator; two threads may both compute it, to the same effect.
    private PathValue? _system;

    /// <summary>The element.</summary>
    public Element Element { get; } = element;

    /// <inheritdoc/>
    public override string TypeName => Element.Type.Kind == TypeKind.Backbone ? "BackboneElement" : Element.Type.Name;

    /// <inheritdoc/>
    public override string TypeNamespace => "FHIR";

    /// <summary>
    /// The System value that operators see: of a primitive or a Quantity; null for other types and for a primitive without a value.
    /// A text that does not have the form of its type is only a string.
    /// </summary>
    public PathValue? ToSystem() => _system ??= Convert();

    /// <inheritdoc/>
    public override string ToString() => Element.IsPrimitive ? Element.Text ?? "" : ToSystem()?.ToString() ?? "";

    private PathValue? Convert()
    {
        if (!Element.IsPrimitive)
            return Element.Type.Kind == TypeKind.Complex && Element.Type.IsSubtypeOf("Quantity") ? Quantity() : null;
        if (Element.Text is not { } text)
            return null;
        PathValue? value = Element.Type.Name switch
        {
            "boolean" => text switch { "true" => BooleanValue.True, "false" => BooleanValue.False, _ => null },
            "integer" or "positiveInt" or "unsignedInt" => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var i) ? new IntegerValue(i) : null,
            "decimal" => Number(text) is { } number ? new DecimalValue(number) : null,
            "date" => DateValue.Parse(text),
            "dateTime" or "instant" => DateTimeValue.Parse(text),
            "time" => TimeValue.Parse(text),
            _ => null,
        };
        return value ?? new StringValue(text);
    }

    // http://hl7.org/fhir/R4/fhirpath.html#quantity: the UCUM code is the unit, where a, mo, d, h, min and s may mean
    // calendar durations; anything else is a unit that equals only itself.
    private QuantityValue? Quantity()
    {
        // "< 5 mg" is a range, not an amount that could be equal to another.
        if (Element.Child("comparator").Exists || Element.Child("value").Text is not { } text || Number(text) is not { } number)
            return null;
        var isUcum = Element.Child("system").Text == "http://unitsofmeasure.org";
        if (Element.Child("code").Text is { } code)
            return new QuantityValue(number, isUcum ? QuantityUnit.OfElement(code) : QuantityUnit.Unknown(code));
        return new QuantityValue(number, Element.Child("unit").Text is { } unit ? QuantityUnit.Unknown(unit) : QuantityUnit.Unity);
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) ? number : null;
}
