using System.Globalization;

namespace FhirCalc.Fhir.Path;

/// <summary>System.Quantity: a decimal with a UCUM unit or a calendar duration.</summary>
public sealed class QuantityValue : PathValue
{
    internal QuantityValue(decimal value, QuantityUnit unit)
    {
        Value = value;
        MeasuredIn = unit;
    }

    /// <summary>A quantity in a UCUM unit ('1' for none).</summary>
    public QuantityValue(decimal value, string ucumCode)
        : this(value, QuantityUnit.Of(ucumCode))
    {
    }

    /// <summary>The number.</summary>
    public decimal Value { get; }

    /// <summary>The UCUM code, or the word of a calendar duration.</summary>
    public string Unit => MeasuredIn.Code;

    /// <summary>Whether the unit is a calendar duration such as <c>year</c>.</summary>
    public bool IsCalendarDuration => MeasuredIn.IsCalendar;

    /// <inheritdoc/>
    public override string TypeName => "Quantity";

    internal QuantityUnit MeasuredIn { get; }

    /// <inheritdoc/>
    public override string ToString()
    {
        string number = Value.ToString(CultureInfo.InvariantCulture);
        return IsCalendarDuration ? $"{number} {Unit}" : $"{number} '{Unit}'";
    }
}
