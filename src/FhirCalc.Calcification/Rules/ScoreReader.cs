using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Rules;

/// <summary>Reads what a score rule derives.</summary>
internal sealed class ScoreReader(PlanReader plan, string rule)
{
    public ScoreDefinition? Read(Node action)
    {
        var score = Extensions.First(action, "rule-score");
        var code = plan.Coded(Extensions.Part(score, "code")["valueCoding"u8], rule);
        var each = Expression(score, "each", required: true);
        if (each is not null && !plan.IsOfContext(each))
            plan.Error(rule, "What a score is derived from each of has to be the same for every finding.");
        if (code is null || each is null)
            return null;
        var method = Extensions.Part(score, "method")["valueCoding"u8];
        return new ScoreDefinition
        {
            Code = code,
            Method = method.Exists ? plan.Coded(method, rule) : null,
            Each = plan.Expression(each)!,
            From = Expression(score, "from", required: false),
            Value = ReadValue(Extensions.Part(score, "value")),
            Calculated = Expression(score, "calculated", required: false),
            Unit = Extensions.Part(score, "unit")["valueCode"u8].GetString(),
            Rows = [.. Extensions.Parts(score, "row", ReadRow).OfType<ScoreRow>()],
            Components = [.. Extensions.Parts(score, "component", ReadComponent).OfType<ScorePart>()],
            Otherwise = Extensions.Part(score, "otherwise")["valueCode"u8].GetString(),
        };
    }

    private CompiledPath? Expression(Node extension, string part, bool required)
    {
        var found = Extensions.Part(extension, part);
        if (found.Exists)
            return plan.CompileExpression(found["valueExpression"u8], rule);
        if (required)
            plan.Error(rule, $"The expression '{part}' is missing.");
        return null;
    }

    private static (string Property, string Json, string Words)? ReadValue(Node part)
    {
        var quantity = part["valueQuantity"u8];
        if (quantity.Exists)
            return ("valueQuantity", quantity.RawText, QuantityWords(quantity));
        var range = part["valueRange"u8];
        return range.Exists ? ("valueRange", range.RawText, $"{range["low"u8]["value"u8].RawText} to {QuantityWords(range["high"u8])}") : null;
    }

    private static string QuantityWords(Node quantity) =>
        $"{quantity["comparator"u8].GetString()}{quantity["value"u8].RawText} {quantity["code"u8].GetString()}";

    private ScoreRow? ReadRow(Node row)
    {
        var when = Expression(row, "when", required: true);
        var code = plan.Coded(Extensions.Part(row, "code")["valueCoding"u8], rule);
        var component = Extensions.Part(row, "component")["valueCoding"u8];
        return when is null || code is null ? null : new ScoreRow(when, code, component.Exists ? plan.Coded(component, rule) : null);
    }

    private ScorePart? ReadComponent(Node part)
    {
        var code = plan.Coded(Extensions.Part(part, "code")["valueCoding"u8], rule) ?? new Coding("", "", "");
        return Expression(part, "value", required: true) is { } value ? new ScorePart(code, value) : null;
    }
}
