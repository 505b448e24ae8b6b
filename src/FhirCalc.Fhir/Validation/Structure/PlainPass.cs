using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Validation.Structure;

/// <summary>
/// The structural pass over an object whose names are plain: no escapes, no siblings. So each property is checked where it is met.
/// What is unusual in its values goes the general way, see <see cref="StructurePass"/>; a test compares both.
/// </summary>
internal sealed class PlainPass(StructurePass general, ExtensionRules extensions)
{
    private const int MostChildren = 64;

    /// <summary>Whether the object is one for this pass.</summary>
    public static bool Takes(Node node, StructureType type) => node.HasPlainNames && type.Children.Length <= MostChildren;

    public void CheckContent(Node node, in Element element, StructureType type, bool mayBeEmpty, Scope scope)
    {
        var document = node.Document;
        var rows = document.Rows;
        var end = rows[node.Index].Next;
        var met = 0UL;
        Span<int> spellings = stackalloc int[MostChildren];
        bool hasContent = false, hasResourceType = false;
        for (var at = node.Index + 1; at < end; at = rows[at].Next)
        {
            ref readonly var row = ref rows[at];
            var name = document.Slice(row.NameStart, row.NameLength);
            if (type.Find(name) is { } spelled)
            {
                hasContent |= !spelled.IsId || type.IsResource;
                var slot = 1UL << spelled.Child.Slot;
                if ((met & slot) == 0)
                {
                    met |= slot;
                    spellings[spelled.Child.Slot] = spelled.Number;
                    CheckChild(new Node(document, at), spelled, node, element, scope);
                }
                else
                {
                    Repeated(new Node(document, at), spelled, type, type.Names[spellings[spelled.Child.Slot]], scope);
                }
            }
            else if (!type.IsResource || !name.SequenceEqual("resourceType"u8))
            {
                StructureReport.UnknownName(scope, new Node(document, at), node, type, isSibling: false);
            }
            else if (hasResourceType)
            {
                StructureReport.Duplicate(scope, new Node(document, at), type, null);
            }
            else
            {
                hasContent = hasResourceType = true;
            }
        }

        if (!hasContent && (!mayBeEmpty || end == node.Index + 1))
            StructureReport.Empty(scope, node, type);
        if ((type.MandatorySlots & ~met) != 0)
            ReportMissing(node, type, met, scope);
    }

    private static void ReportMissing(Node node, StructureType type, ulong met, Scope scope)
    {
        foreach (var child in type.Mandatory)
        {
            if ((met & (1UL << child.Slot)) == 0)
                StructureReport.Missing(scope, node, type, child);
        }
    }

    private static void Repeated(Node property, StructureName spelled, StructureType type, StructureName first, Scope scope)
    {
        if (first == spelled)
            StructureReport.Duplicate(scope, property, type, spelled.Child);
        else
            StructureReport.TwoChoices(scope, property, first, spelled);
    }

    private void CheckChild(Node value, StructureName spelled, Node owner, in Element parent, Scope scope)
    {
        var child = spelled.Child;
        if (value.IsArray != child.IsArray)
        {
            general.CheckChild(Property.Of(owner, value, spelled), parent, scope);
            return;
        }

        if (!child.IsArray)
        {
            CheckItem(value, spelled, value, owner, parent, scope);
            return;
        }

        var count = 0;
        foreach (var item in value.Children)
        {
            count++;
            CheckItem(item, spelled, value, owner, parent, scope);
        }

        if (count == 0)
            general.CheckChild(Property.Of(owner, value, spelled), parent, scope);
        else if (count > child.Max || count < child.Min)
            StructureShape.CheckCount(count, Property.Of(owner, value, spelled), scope);
    }

    private void CheckItem(Node value, StructureName spelled, Node property, Node owner, in Element parent, Scope scope)
    {
        var type = spelled.Type;
        var child = spelled.Child;
        if (child.Max == 0 || (type.Format is null ? !value.IsObject || type.IsResource : value.Kind == NodeKind.Null))
        {
            general.CheckItem(value, default, Property.Of(owner, property, spelled), parent, scope);
            return;
        }

        if (type.Format is { } format && (!PrimitiveValue.Check(value, format, child, scope) || child.Rules.Length == 0))
            return;
        var element = new Element(value, default, type.Definition, child.Definition);
        if (type.Format is null)
        {
            general.CheckObject(element, type, scope);
            if (type.IsExtension)
                extensions.Check(element, parent, scope);
        }

        foreach (var rule in child.Rules)
            rule.Check(element, scope);
    }
}
