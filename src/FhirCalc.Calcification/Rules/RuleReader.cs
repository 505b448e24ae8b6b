using System.Globalization;
using System.Text.RegularExpressions;
using FhirCalc.Calcification.Findings;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Calcification.Rules;

/// <summary>Reads one action of a plan as a rule.</summary>
internal sealed partial class RuleReader(PlanReader plan, Node action)
{
    private readonly string _id = action["id"u8].GetString() ?? "";

    public CalcificationRule Read()
    {
        if (_id.Length == 0)
            plan.Error("", "A rule has no id.");
        var kind = ReadKind();
        var effect = Extensions.First(action, "rule-effect");
        var outcome = Extensions.Part(effect, "outcome")["valueCoding"u8];
        var grade = ReadGrade(Extensions.Part(effect, "grade")["valueCoding"u8]);
        if (kind is RuleKind.Risk or RuleKind.Action && (!outcome.Exists || grade is null))
            plan.Error(_id, "A risk rule and an action need an outcome and a grade.");
        var direction = Extensions.Part(effect, "direction")["valueCoding"u8];
        if (kind == RuleKind.Modifier && !direction.Exists)
            plan.Error(_id, "A modifier needs a direction.");
        var from = Extensions.Part(effect, "from")["valueExpression"u8];
        var conclusion = Extensions.Part(effect, "conclusion")["valueCoding"u8];
        return new CalcificationRule(_id, kind, action["title"u8].GetString() ?? "")
        {
            Definition = plan.Definition,
            PlanId = plan.Definition[(plan.Definition.LastIndexOf('/') + 1)..].Split('|')[0],
            Outcome = outcome.Exists ? plan.Coded(outcome, _id) : null,
            Grade = grade,
            Evidence = ReadEvidence(),
            Overrides = Extensions.Parts(effect, "overrides", part => part["valueCode"u8].GetString() ?? ""),
            Conclusion = conclusion.Exists ? plan.Coded(conclusion, _id) : null,
            Mechanisms = [.. Extensions.Parts(effect, "mechanism", part => plan.Coded(part["valueCoding"u8], _id)).OfType<Coding>()],
            Direction = direction.Exists ? plan.Coded(direction, _id) : null,
            Warns = Extensions.Part(effect, "warning")["valueBoolean"u8].Kind == NodeKind.True,
            WithinYears = ReadYears(Extensions.Part(effect, "within")["valueDuration"u8]),
            WithinFrom = from.Exists ? plan.CompileExpression(from, _id) : null,
            SupportingScores = Extensions.Parts(effect, "score", part => part["valueCode"u8].GetString() ?? ""),
            Score = kind == RuleKind.Score ? new ScoreReader(plan, _id).Read(action) : null,
            Inputs = ReadInputs(),
            Conditions = ReadConditions(),
        };
    }

    private RuleKind ReadKind()
    {
        var coding = plan.Coded(PlanReader.First(PlanReader.First(action["code"u8])["coding"u8]), _id);
        if (coding is not null && Enum.TryParse<RuleKind>(coding.Code, ignoreCase: true, out var kind))
            return kind;
        plan.Error(_id, "The kind of the rule is unknown.");
        return RuleKind.Guard;
    }

    private RiskGrade? ReadGrade(Node coding)
    {
        if (!coding.Exists)
            return null;
        if (coding["system"u8].GetString() == CalcificationCodes.RiskSystem && Enum.TryParse<RiskGrade>(coding["code"u8].GetString(), ignoreCase: true, out var grade))
            return grade;
        plan.Error(_id, "The grade is none of low, moderate and high.");
        return null;
    }

    private List<string> ReadEvidence()
    {
        var codes = new List<string>();
        foreach (var reason in action["reason"u8].Children)
        {
            if (plan.Coded(PlanReader.First(reason["coding"u8]), _id) is { } coding)
                codes.Add(coding.Code);
        }

        if (codes.Count == 0)
            plan.Error(_id, "A rule has to name the statement that it rests on.");
        return codes;
    }

    private RuleCondition[] ReadConditions()
    {
        var conditions = new List<RuleCondition>();
        foreach (var condition in action["condition"u8].Children)
        {
            if (!condition["kind"u8].TextEquals("applicability"u8))
                plan.Error(_id, "Only applicability conditions are supported.");
            else if (plan.CompileExpression(condition["expression"u8], _id) is { } expression)
                conditions.Add(new RuleCondition(expression, FactsIn(expression.Expression), ConditionLogic.Of(expression.Expression, plan.Facts), plan.Quick));
        }

        if (conditions.Count == 0)
            plan.Error(_id, "A rule needs a condition.");
        return [.. conditions];
    }

    // A condition only combines facts, so that what it lacks can be told by them.
    private RuleFact[] FactsIn(string expression)
    {
        var facts = new List<RuleFact>();
        foreach (Match match in Name().Matches(expression))
        {
            if (plan.Facts.TryGetValue(match.Groups[1].Value, out var fact))
                facts.Add(fact);
            else
                plan.Error(_id, $"A condition may only name facts, and '{match.Value}' is none.");
        }

        return [.. facts];
    }

    private int? ReadYears(Node duration)
    {
        if (!duration.Exists)
            return null;
        if (duration["code"u8].TextEquals("a"u8) && int.TryParse(duration["value"u8].RawText, NumberStyles.None, CultureInfo.InvariantCulture, out var years))
            return years;
        plan.Error(_id, "A time is given in whole years (UCUM 'a').");
        return null;
    }

    private List<RuleInput> ReadInputs()
    {
        var inputs = new List<RuleInput>();
        foreach (var input in action["input"u8].Children)
        {
            var filter = PlanReader.First(input["codeFilter"u8]);
            inputs.Add(new RuleInput(input["type"u8].GetString() ?? "", filter["valueSet"u8].GetString() ?? ""));
        }

        return inputs;
    }

    [GeneratedRegex("%([A-Za-z_][A-Za-z0-9_]*)", RegexOptions.CultureInvariant)]
    internal static partial Regex Name();
}
