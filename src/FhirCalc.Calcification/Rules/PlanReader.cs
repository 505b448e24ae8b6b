using System.Collections.Frozen;
using System.Text.RegularExpressions;
using FhirCalc.Calcification.Findings;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path;
using FhirCalc.Fhir.Terminology;

namespace FhirCalc.Calcification.Rules;

/// <summary>Compiles one PlanDefinition. An expression may only use the names declared before it, so there are no circles.</summary>
internal sealed partial class PlanReader
{
    // A type without children: an expression has to name what it looks at (%finding, %context), which also shows what it depends on.
    private const string NoContext = "boolean";

    // What is given has a known type, so that a misspelled step from it is an error. The context holds resources of any type.
    private static readonly FrozenDictionary<string, string> GivenTypes = new Dictionary<string, string>
    {
        ["finding"] = "Observation",
        ["report"] = "DiagnosticReport",
        ["lesion"] = "Observation",
        ["siblings"] = "Observation",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Node _plan;
    private readonly TerminologyService _terminology;
    private readonly List<Issue> _issues;
    private readonly PathCompiler _compiler;
    private readonly Dictionary<string, CompiledPath> _compiled;
    private readonly HashSet<string> _names = new(RulePlan.GivenNames, StringComparer.Ordinal);
    private readonly List<RuleSlot> _slots = [];
    private readonly Dictionary<string, int> _slotOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RuleFact> _facts = new(StringComparer.Ordinal);

    public PlanReader(Node plan, PathCompiler compiler, TerminologyService terminology, List<Issue> issues, Dictionary<string, CompiledPath> compiled, bool quick)
    {
        _compiled = compiled;
        Quick = quick;
        _plan = plan;
        _terminology = terminology;
        _issues = issues;
        _compiler = compiler;
        foreach (var given in RulePlan.GivenNames)
            _slotOf[given] = _slotOf.Count;
        Definition = plan["url"u8].GetString() + "|" + plan["version"u8].GetString();
    }

    /// <summary>Whether what can be decided without the engine is.</summary>
    public bool Quick { get; }

    public string Definition { get; }

    public IReadOnlyDictionary<string, RuleFact> Facts => _facts;

    /// <param name="index">The plan's place among the plans.</param>
    public RulePlan Read(int index)
    {
        // 1. Variables and facts, in the order of the source.
        foreach (var extension in _plan["extension"u8].Children)
            ReadName(extension);
        var group = First(_plan["action"u8]);

        // 2. When the plan applies, and to which sides.
        var applies = First(group["condition"u8])["expression"u8]["expression"u8].GetString();
        if (applies is null)
            Error("", "The group action has no condition that says which findings the rules are for.");
        var sides = Extensions.Named(_plan, "rule-side", ReadSide);

        // 3. The rules.
        var rules = new List<CalcificationRule>();
        foreach (var action in group["action"u8].Children)
        {
            var rule = new RuleReader(this, action).Read();
            if (rules.Exists(other => other.Id == rule.Id))
                Error(rule.Id, "The id is used by two rules.");
            rules.Add(rule);
        }

        var id = _plan["id"u8].GetString() ?? "";
        var title = _plan["title"u8].GetString() ?? "";
        return new RulePlan
        {
            Index = index,
            Id = id,
            Definition = Definition,
            Version = _plan["version"u8].GetString() ?? "",
            Title = title,
            RuleSet = new Coding(CalcificationCodes.RuleSetSystem, id, title),
            Code = Coded(First(First(group["code"u8])["coding"u8]), "") ?? new Coding("", "", ""),
            Applies = applies is null or "true" ? null : Compile(applies, ""),
            Site = Quick && applies is not null ? QuickSite.Of(applies, _terminology) : null,
            Sides = sides,
            Slots = _slots,
            SlotOf = _slotOf,
            Rules = rules,
            Implications = ReadImplications(),
        };
    }

    /// <summary>Compiles an expression that may use every name declared so far; null, with an issue, where it does not compile.</summary>
    public CompiledPath? Compile(string expression, string rule)
    {
        // Plans have much in common. What one has compiled serves another that knows the same names.
        if (_compiled.TryGetValue(expression, out var known) && RuleReader.Name().Matches(expression).All(match => _names.Contains(match.Groups[1].Value)))
            return known;
        foreach (Match match in ValueSet().Matches(expression))
        {
            if (_terminology.Find(match.Groups[1].Value) is null)
                Error(rule, $"There is no value set {match.Groups[1].Value}.");
        }

        try
        {
            return _compiled[expression] = _compiler.Compile(expression, new PathOptions { Variables = _names, ContextType = NoContext, VariableTypes = GivenTypes });
        }
        catch (PathException wrong)
        {
            Error(rule, $"'{expression}' does not compile: {wrong.Message}");
            return null;
        }
    }

    /// <summary>An expression in FHIRPath; any other language is an error.</summary>
    public CompiledPath? CompileExpression(Node expression, string rule)
    {
        var text = expression["expression"u8].GetString();
        if (text is not null && expression["language"u8].TextEquals("text/fhirpath"u8))
            return Compile(text, rule);
        Error(rule, "An expression has to be given as text/fhirpath.");
        return null;
    }

    public Coding? Coded(Node coding, string rule)
    {
        var system = coding["system"u8].GetString();
        var code = coding["code"u8].GetString();
        if (system is null || code is null)
        {
            Error(rule, "A code with its system is missing.");
            return null;
        }

        if (_terminology.KnowsCode(system, code) == Membership.NotMember)
            Error(rule, $"{system} has no code '{code}'.");
        return new Coding(system, code, _terminology.Display(system, code) ?? code);
    }

    public void Error(string rule, string message) =>
        _issues.Add(new Issue(AssessmentIssueIds.BadRule, IssueSeverity.Error, "invalid", message) { Rule = Definition + "#" + rule });

    public static Node First(Node array)
    {
        foreach (var item in array.Children)
            return item;
        return default;
    }

    private void ReadName(Node extension)
    {
        switch (extension["url"u8].GetString())
        {
            case CalcificationGuide.CanonicalBase + "/StructureDefinition/rule-component":
                var component = Extensions.Part(extension, "name")["valueCode"u8].GetString() ?? "";
                Declare(new RuleSlot(component) { Component = Coded(Extensions.Part(extension, "code")["valueCoding"u8], component) });
                break;
            case CalcificationGuide.CanonicalBase + "/StructureDefinition/rule-variable":
                var name = extension["valueExpression"u8]["name"u8].GetString() ?? "";
                var variable = CompileExpression(extension["valueExpression"u8], name);
                Declare(new RuleSlot(name) { Variable = Expression(variable), OfContext = IsOfContext(variable) });
                break;
            case CalcificationGuide.CanonicalBase + "/StructureDefinition/rule-fact":
                ReadFact(extension);
                break;
        }
    }

    private void ReadFact(Node extension)
    {
        var name = Extensions.Part(extension, "name")["valueCode"u8].GetString() ?? "";
        var refuted = Extensions.Part(extension, "refuted");
        var missing = Extensions.Part(extension, "missing")["valueString"u8].GetString() ?? "";
        var holds = CompileExpression(Extensions.Part(extension, "holds")["valueExpression"u8], name);
        var reasons = Extensions.Part(extension, "because");
        var because = reasons.Exists ? CompileExpression(reasons["valueExpression"u8], name) : null;
        var opposite = refuted.Exists ? CompileExpression(refuted["valueExpression"u8], name) : null;
        if (missing.Length == 0)
            Error(name, "A fact has to say what is missing where it is unknown.");
        if (holds is not null)
            _facts[name] = new RuleFact(name, RulePlan.GivenNames.Length + _slots.Count, Expression(holds)!, Expression(opposite), missing) { Because = Expression(because) };
        Declare(new RuleSlot(name) { Fact = _facts.GetValueOrDefault(name), OfContext = IsOfContext(holds) && (opposite is null || IsOfContext(opposite)) && (because is null || IsOfContext(because)) });
    }

    // An expression is the same for every finding of a report when all that it names is. A name in a string counts too, which
    // can only err to the safe side.
    public bool IsOfContext(CompiledPath? expression)
    {
        if (expression is null)
            return false;
        foreach (Match match in RuleReader.Name().Matches(expression.Expression))
        {
            var name = match.Groups[1].Value;
            if (name is not ("context" or "report") && _slots.Find(slot => slot.Name == name)?.OfContext != true)
                return false;
        }

        return true;
    }

    public RuleExpression? Expression(CompiledPath? path) => path is null ? null : new RuleExpression(path, Quick ? QuickForm.Of(path.Expression, _slotOf, _terminology) : null);

    private void Declare(RuleSlot slot)
    {
        if (slot.Name.Length == 0 || !_names.Add(slot.Name))
        {
            Error(slot.Name, "A variable or fact has no name, or one that is taken.");
            return;
        }

        _slotOf[slot.Name] = RulePlan.GivenNames.Length + _slots.Count;
        _slots.Add(slot);
    }

    private RuleSide ReadSide(Node extension)
    {
        var side = Coded(Extensions.Part(extension, "side")["valueCoding"u8], "side");
        var when = CompileExpression(Extensions.Part(extension, "when")["valueExpression"u8], "side");
        return new RuleSide(side ?? new Coding("", "", ""), when!);
    }

    private Dictionary<string, IReadOnlyList<Coding>> ReadImplications()
    {
        var implications = new Dictionary<string, IReadOnlyList<Coding>>(StringComparer.Ordinal);
        foreach (var extension in _plan["extension"u8].Children)
        {
            if (!Extensions.IsNamed(extension, "rule-implication"))
                continue;
            var outcome = Coded(Extensions.Part(extension, "outcome")["valueCoding"u8], "implication");
            var implied = Coded(Extensions.Part(extension, "implies")["valueCoding"u8], "implication");
            if (outcome is not null && implied is not null)
                implications[outcome.Code] = [.. implications.GetValueOrDefault(outcome.Code, []), implied];
        }

        return implications;
    }

    [GeneratedRegex(@"memberOf\('([^']*)'\)", RegexOptions.CultureInvariant)]
    private static partial Regex ValueSet();
}
