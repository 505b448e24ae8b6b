using FhirCalc.Fhir.Path.Evaluation;

namespace FhirCalc.Fhir.Path.Functions;

/// <summary>N1 5.5: conversion.</summary>
internal static class ConversionFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        .. Pair("Boolean", Conversion.ToBoolean),
        .. Pair("Integer", Conversion.ToInteger),
        .. Pair("Decimal", Conversion.ToDecimal),
        .. Pair("String", Conversion.ToText),
        .. Pair("Date", Conversion.ToDate),
        .. Pair("DateTime", Conversion.ToDateTime),
        .. Pair("Time", Conversion.ToTime),
        Define.Function("toQuantity", 0, 1, static call => Quantity(call, static value => value)),
        Define.Function("convertsToQuantity", 0, 1, static call => Quantity(call, static value => BooleanValue.Of(value is not null))),
    ];

    private static IEnumerable<FunctionDefinition> Pair(string type, Func<PathValue, PathValue?> convert) =>
    [
        Define.Item("to" + type, convert),
        Define.Item("convertsTo" + type, value => BooleanValue.Of(convert(value) is not null)),
    ];

    private static Evaluator Quantity(Call call, Func<QuantityValue?, PathValue?> result)
    {
        var (source, unit) = (call.Source, call.OptionalArgument(0));
        return frame =>
        {
            if (Singleton.System(source(frame), call.Name + "()") is not { } value)
                return PathValues.Empty;
            var quantity = Conversion.ToQuantity(value);
            if (unit is not null && Singleton.Text(unit(frame), call.Name + "()") is { } code && quantity is not null)
                quantity = InUnit(quantity, code);
            return PathValues.OfNullable(result(quantity));
        };
    }

    private static QuantityValue? InUnit(QuantityValue quantity, string code)
    {
        var wanted = QuantityUnit.OfCalendarWord(code) ?? QuantityUnit.Of(code);
        if (quantity.Unit == code)
            return quantity;
        return QuantityUnit.Comparable(quantity.MeasuredIn, wanted) is var (unit, target) && target.Convert(quantity.Value, unit) is { } value
            ? new QuantityValue(value, wanted)
            : null;
    }
}
