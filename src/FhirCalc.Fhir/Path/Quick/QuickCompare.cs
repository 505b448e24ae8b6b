using System.Globalization;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path.Syntax;

namespace FhirCalc.Fhir.Path.Quick;

/// <summary>The order of a number and a literal: <c>value &gt; 0</c>.</summary>
internal sealed class QuickCompare(QuickWalk source, BinaryOperator op, decimal literal) : QuickItemTest(source)
{
    protected override Answer OfItem(in Element item, PathScope scope)
    {
        if (item.Node.Kind != NodeKind.Number || !TryNumber(item, out var number))
            return Answer.Open;
        var order = number.CompareTo(literal);
        return Of(op switch
        {
            BinaryOperator.Less => order < 0,
            BinaryOperator.LessOrEqual => order <= 0,
            BinaryOperator.Greater => order > 0,
            _ => order >= 0,
        });
    }

    // As ElementValue reads them.
    private static bool TryNumber(in Element item, out decimal number)
    {
        number = 0;
        if (item.Type.Name == "decimal")
            return decimal.TryParse(item.Node.Raw, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number);
        if (item.Type.Name is not ("integer" or "positiveInt" or "unsignedInt")
            || !int.TryParse(item.Node.Raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
        {
            return false;
        }

        number = integer;
        return true;
    }
}
