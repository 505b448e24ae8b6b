using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Validation.Structure;

/// <summary>The words of the structural pass.</summary>
internal static class StructureReport
{
    private const int LongestName = 60;

    public static void Error(Scope scope, string id, string code, string message, Node place, string rule, Node source = default) =>
        scope.Run.Sink.Add(new Issue(id, IssueSeverity.Error, code, message) { Rule = rule.Length == 0 ? null : rule }, place, source);

    public static void UnknownName(Scope scope, Node property, Node owner, StructureType type, bool isSibling)
    {
        var name = Excerpt.Of(property.Name, LongestName);
        var rule = RuleOf(type);
        if (isSibling && type.Find(property.NameUtf8[1..]) is not null)
        {
            Error(scope, StructureIssueIds.SiblingUnexpected, "structure",
                $"'{name}' is not allowed: only primitives have a sibling with '_', and '{name[1..]}' is none.", owner, rule, property);
            return;
        }

        Error(scope, StructureIssueIds.UnknownElement, "structure", $"{type.Definition.Name} has no element '{name}'.{Hint(type, name)}", owner, rule, property);
    }

    public static void Empty(Scope scope, Node node, StructureType type) =>
        Error(scope, StructureIssueIds.EmptyObject, "structure",
            "An element must have a value, children or extensions; an id alone is not enough.", node, type.Definition.Url + "#ele-1");

    public static void Missing(Scope scope, Node node, StructureType type, StructureChild child) =>
        Error(scope, StructureIssueIds.ElementMissing, "required", $"'{NameOf(child)}' is missing; {type.Definition.Name} must have it.", node, child.Rule);

    public static void Duplicate(Scope scope, Node property, StructureType type, StructureChild? child) =>
        Error(scope, StructureIssueIds.DuplicateProperty, "structure", $"The property '{Excerpt.Of(property.Name, LongestName)}' occurs twice in this object; names must be unique.", property, child?.Rule ?? RuleOf(type));

    public static void TwoChoices(Scope scope, Node property, StructureName first, StructureName second) =>
        Error(scope, StructureIssueIds.TwoChoices, "structure",
            $"'{second.Name}' stands beside '{first.Name}'; {NameOf(second.Child)} takes one value of one type.", property, second.Child.Rule);

    public static void NotAligned(Scope scope, Node sibling, in Property property) =>
        Error(scope, StructureIssueIds.SiblingNotAligned, "structure",
            $"'{property.Spelled.Name}' and '_{property.Spelled.Name}' must have the same number of items, filled up with null.",
            property.Owner, property.Spelled.Child.Rule, sibling);

    public static void NullUnexpected(Scope scope, Node value, in Property property) =>
        Error(scope, StructureIssueIds.NullUnexpected, "structure",
            $"'{property.Spelled.Name}' is null; leave it out instead. In an array of primitives null is allowed where '_{property.Spelled.Name}' has an object.",
            property.Owner, property.Spelled.Child.Rule, value);

    public static string NameOf(StructureChild child) => child.Definition.Name + (child.Definition.IsChoice ? "[x]" : "");

    public static string KindOf(Node node) => node.Kind switch
    {
        NodeKind.Object => "an object",
        NodeKind.Array => "an array",
        NodeKind.String => "a string",
        NodeKind.Number => "a number",
        NodeKind.True or NodeKind.False => "a boolean",
        NodeKind.Null => "null",
        _ => "nothing",
    };

    // A choice written with a type that it does not have, or without any.
    private static string Hint(StructureType type, string name)
    {
        foreach (var child in type.Children)
        {
            if (child.Definition.IsChoice && name.StartsWith(child.Definition.Name, StringComparison.Ordinal))
            {
                var names = type.Names.Where(spelled => spelled.Child == child).Select(spelled => spelled.Name).ToList();
                return names.Count > 12 ? $" {NameOf(child)} is written with its type, for instance '{names[0]}'." : $" Possible: {string.Join(", ", names)}.";
            }
        }

        return Spelling.Nearest(name, type.Names.Select(spelled => spelled.Name)) is { } near ? $" Meant is perhaps '{near}'." : "";
    }

    private static string RuleOf(StructureType type) => type.Definition.Url + "#" + type.Definition.Root.Path;
}
