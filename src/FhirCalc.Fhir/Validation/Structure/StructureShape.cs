using System.Globalization;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Validation.Structure;

/// <summary>Arrays, single values and nulls (spec: json.html#repetition).</summary>
internal static class StructureShape
{
    /// <summary>Whether a property is an array exactly where its element repeats. A missing property is in order.</summary>
    public static bool Check(Node value, bool isArray, in Property property, Scope scope)
    {
        if (!value.Exists)
            return true;
        var spelled = property.Spelled;
        if (value.IsArray == isArray)
        {
            if (!isArray || value.Length > 2 && value.Children.GetEnumerator().MoveNext())
                return true;
            StructureReport.Error(scope, StructureIssueIds.EmptyArray, "structure",
                $"'{spelled.Name}' is an empty array; leave the property out instead.", property.Owner, spelled.Child.Rule, value);
            return false;
        }

        if (value.Kind == NodeKind.Null)
        {
            StructureReport.NullUnexpected(scope, value, property);
        }
        else if (isArray)
        {
            StructureReport.Error(scope, StructureIssueIds.ArrayExpected, "structure",
                $"'{spelled.Name}' repeats and must be written as a JSON array; found {StructureReport.KindOf(value)}.", property.Owner, spelled.Child.Rule, value);
        }
        else
        {
            StructureReport.Error(scope, StructureIssueIds.ArrayUnexpected, "structure",
                $"'{spelled.Name}' does not repeat and must not be written as a JSON array.", property.Owner, spelled.Child.Rule, value);
        }

        return false;
    }

    public static void CheckCount(int count, in Property property, Scope scope)
    {
        var definition = property.Spelled.Child.Definition;
        if (count > definition.Max)
        {
            StructureReport.Error(scope, StructureIssueIds.TooMany, "structure", string.Create(CultureInfo.InvariantCulture,
                $"'{definition.Name}' may occur at most {definition.Max} times; it occurs {count} times."), property.Owner, property.Spelled.Child.Rule);
        }
        else if (count < definition.Min)
        {
            StructureReport.Error(scope, StructureIssueIds.ElementMissing, "required", string.Create(CultureInfo.InvariantCulture,
                $"'{definition.Name}' must occur at least {definition.Min} times; it occurs {count} times."), property.Owner, property.Spelled.Child.Rule);
        }
    }

    /// <summary>Nulls stand only in arrays of primitives, each one beside something in the sibling array. Turns them into missing nodes.</summary>
    public static bool CheckNulls(ref Node value, ref Node sibling, in Property property, Scope scope)
    {
        var definition = property.Spelled.Child.Definition;
        if (definition.Max == 0)
        {
            StructureReport.Error(scope, StructureIssueIds.TooMany, "structure", $"'{definition.Name}' must not occur here.", property.Owner, property.Spelled.Child.Rule);
            return false;
        }

        var place = value.Exists ? value : sibling;
        var isPrimitive = property.Spelled.Type.Format is not null;
        if (sibling.Kind == NodeKind.Null && definition.IsArray)
            sibling = default;
        if (value.Kind == NodeKind.Null && definition.IsArray && isPrimitive && sibling.Exists)
            value = default;
        if (value.Kind == NodeKind.Null || sibling.Kind == NodeKind.Null || (!value.Exists && !sibling.Exists))
        {
            StructureReport.NullUnexpected(scope, place, property);
            return false;
        }

        if (sibling.Exists && !sibling.IsObject)
        {
            StructureReport.Error(scope, StructureIssueIds.ObjectExpected, "structure",
                $"'_{property.Spelled.Name}' carries id and extensions and must be a JSON object; found {StructureReport.KindOf(sibling)}.", sibling, property.Spelled.Child.Rule);
            return false;
        }

        return true;
    }
}
