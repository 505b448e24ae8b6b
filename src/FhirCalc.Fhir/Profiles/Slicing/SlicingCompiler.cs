using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Profiles.Compilation;

namespace FhirCalc.Fhir.Profiles.Slicing;

/// <summary>Compiles the slicing of one element. What cannot be compiled is a problem of the profile.</summary>
internal static class SlicingCompiler
{
    private const string DefaultSlice = "@default";

    public static SlicingRule? Compile(ElementNode owner, IReadOnlyList<ElementNode> counterparts, ProfileCompiler compiler)
    {
        var source = owner.Definition?.Source["slicing"u8] ?? default;
        var rules = source["rules"u8].GetString() switch
        {
            "closed" => SlicingRules.Closed,
            "openAtEnd" => SlicingRules.OpenAtEnd,
            _ => SlicingRules.Open,
        };
        var isOrdered = source["ordered"u8].Kind == NodeKind.True;
        if (owner.Slices.Count == 0 && rules != SlicingRules.Closed)
            return null;
        // A slicing that the unsliced counterpart has as well is checked there.
        if (owner.Slices.Count == 0 && counterparts.Any(other => other.Definition?.Source["slicing"u8].Exists == true))
            return null;

        var discriminators = Discriminators(owner, source);
        var shared = (IReadOnlyList<ElementNode>)[owner, .. counterparts];
        var slices = new List<Slice>();
        Assertion[] whenNone = [];
        foreach (var node in owner.Slices)
        {
            if (node.SliceName == DefaultSlice)
                whenNone = [.. compiler.CompileNode(node, shared)];
            else if (CompileSlice(owner, node, discriminators, shared, compiler) is { } slice)
                slices.Add(slice);
        }

        return new SlicingRule([.. slices], whenNone, rules, isOrdered, compiler.Rule(owner));
    }

    private static Slice? CompileSlice(
        ElementNode owner, ElementNode node, List<Discriminator> discriminators, IReadOnlyList<ElementNode> shared, ProfileCompiler compiler)
    {
        var condition = discriminators.Count == 0 ? null : DiscriminatorCompiler.Compile(node, discriminators, compiler);
        foreach (var one in condition is AllConditions all ? all.Conditions : condition is null ? [] : [condition])
            MarkTold(node, one);
        var each = compiler.CompileNode(node, shared).ToArray();
        if (discriminators.Count == 0)
            condition = new RulesCondition(each);
        if (condition is null)
            return null;
        var reslicing = node.Slices.Count > 0 ? Compile(node, shared, compiler) : null;
        // The limit of the unsliced element is checked for all together.
        var max = node.Max >= Math.Min(owner.Max, owner.Core!.Max) ? int.MaxValue : node.Max;
        return new Slice(node.SliceName!, condition, node.Min, max, each, reslicing, owner.Name, compiler.Rule(node));
    }

    // A value that the condition compares as a whole need not be compared again for the members of the slice.
    private static void MarkTold(ElementNode slice, Condition condition)
    {
        if (condition is not PathCondition { Inner: ValueCondition value } path)
            return;
        var told = path.Path.Steps switch
        {
            [] => slice,
            [{ Kind: StepKind.Child } step] => slice.Child(step.Name) is { Core: { IsArray: false, IsChoice: false } } child ? child : null,
            _ => null,
        };
        if (told?.Definition is { } definition && ElementFacts.Choice(definition, value.IsPattern ? "pattern" : "fixed") == value.Expected)
            told.IsToldBySlice = true;
    }

    private static List<Discriminator> Discriminators(ElementNode owner, Node source)
    {
        var list = new List<Discriminator>();
        foreach (var item in source["discriminator"u8].Children)
            list.Add(new Discriminator(item["type"u8].GetString() ?? "", item["path"u8].GetString() ?? ""));
        if (list.Count > 0)
            return list;
        // Without discriminators an extension is told by its url and a choice by its type (spec: profiling.html#slicing).
        if (owner.Core!.Types.Any(type => type.Code == "Extension"))
            list.Add(new Discriminator("value", "url"));
        else if (owner.Core.IsChoice)
            list.Add(new Discriminator("type", "$this"));
        return list;
    }
}

/// <summary>A discriminator as the profile states it.</summary>
internal readonly record struct Discriminator(string Type, string Path);
