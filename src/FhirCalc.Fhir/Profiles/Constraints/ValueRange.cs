using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path;
using FhirCalc.Fhir.Profiles.Compilation;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Profiles.Constraints;

/// <summary>
/// <c>minValue[x]</c> and <c>maxValue[x]</c>. The comparison is FHIRPath's, so that dates of different precision and
/// quantities in different units are compared in one place; where FHIRPath has no answer, the question stays open.
/// </summary>
internal sealed class ValueRange(CompiledPath comparison, bool isMinimum, string limit, string[] typeNames, string rule) : Assertion
{
    private static readonly string[] Moments = ["date", "dateTime", "instant"];

    private static readonly Dictionary<string, string> CalendarUnits = new(StringComparer.Ordinal)
    {
        ["a"] = "years", ["mo"] = "months", ["wk"] = "weeks", ["d"] = "days", ["h"] = "hours", ["min"] = "minutes", ["s"] = "seconds",
    };

    public static IEnumerable<Assertion> Compile(ElementFacts facts, CompileContext context) =>
        CompileOne(facts, context, "minValue", isMinimum: true).Concat(CompileOne(facts, context, "maxValue", isMinimum: false));

    public override void Check(in Element element, Scope scope)
    {
        if (!typeNames.Contains(element.Type.Name) && !typeNames.Any(element.Type.IsSubtypeOf))
            return;
        bool? holds = null;
        try
        {
            holds = comparison.EvaluateBoolean(element, scope.Path);
        }
        catch (PathEvaluationException)
        {
            // Not comparable at all is as open as a comparison without result.
        }

        if (holds == false)
        {
            var side = isMinimum ? "below the minimum" : "above the maximum";
            scope.Error(isMinimum ? ProfileIssueIds.BelowMinimum : ProfileIssueIds.AboveMaximum, "value", $"The value is {side} {limit}.", element, rule);
        }
        else if (holds is null && (element.HasValue || element.Child("value").HasValue))
        {
            scope.Undecided(ProfileIssueIds.InvariantUndecided, IssueSeverity.Warning,
                $"The value cannot be compared with the {(isMinimum ? "minimum" : "maximum")} {limit}: precision or unit differ.", element, rule);
        }
    }

    public override void Describe(Outline outline) => outline.Line($"{(isMinimum ? "at least" : "at most")} {limit}");

    private static IEnumerable<Assertion> CompileOne(ElementFacts facts, CompileContext context, string prefix, bool isMinimum)
    {
        if (facts.NewChoice(prefix) is not { Exists: true } value)
            return [];
        var type = value.Name[prefix.Length..];
        var types = facts.Definition.Types.Count > 0 ? facts.Definition.Types : [.. facts.Asserted.SelectMany(known => known.Types)];
        var isRelative = type is "Quantity" or "Duration" && types.Count > 0 && types.All(known => Moments.Contains(known.Code));
        var limit = isRelative ? RelativeLiteral(value, isMinimum) : Literal(type, value);
        if (limit is not null && TryCompile($"$this {(isMinimum ? ">=" : "<=")} {limit}", context) is { } path)
        {
            var typeNames = isRelative ? Moments : [type == "Quantity" ? type : char.ToLowerInvariant(type[0]) + type[1..]];
            return [new ValueRange(path, isMinimum, limit, typeNames, facts.Rule)];
        }

        context.Problem(ProfileIssueIds.BadElement, $"{value.Name} is no limit that values can be compared with.", facts.Rule);
        return [];
    }

    private static string? Literal(string type, Node value) => type switch
    {
        "Quantity" => value["value"u8].Exists ? $"{value["value"u8].RawText} '{value["code"u8].GetString() ?? "1"}'" : null,
        "Date" => "@" + value.GetString(),
        "DateTime" or "Instant" => "@" + value.GetString() + (value.GetString()?.Contains('T', StringComparison.Ordinal) == true ? "" : "T"),
        "Time" => "@T" + value.GetString(),
        _ => value.RawText,
    };

    // A duration bounds a moment relative to now (spec: elementdefinition.html, ElementDefinition.minValue[x]).
    private static string? RelativeLiteral(Node value, bool isMinimum) =>
        value["value"u8].Exists && CalendarUnits.TryGetValue(value["code"u8].GetString() ?? "", out var unit)
            ? $"({(unit is "hours" or "minutes" or "seconds" ? "now()" : "today()")} {(isMinimum ? '-' : '+')} {value["value"u8].RawText} {unit})"
            : null;

    private static CompiledPath? TryCompile(string expression, CompileContext context)
    {
        try
        {
            return context.Engine.Paths.Compile(expression);
        }
        catch (PathException)
        {
            return null;
        }
    }
}
