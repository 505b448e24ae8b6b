using System.Runtime.CompilerServices;
using System.Text;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Profiles.Running;

namespace FhirCalc.Fhir.Validation.Structure;

/// <summary>
/// The structural pass: every property of every object once. Unknown and repeated names, cardinality, JSON shapes, primitives,
/// then the rules of elements and types. Nothing is allocated for content that is in order.
/// </summary>
internal sealed class StructurePass
{
    // Each level of nesting takes one or two kilobytes of stack; what is nested less deeply needs no watch.
    private const int ShallowDepth = 32;

    private readonly ResourcePass _resources;
    private readonly ExtensionRules _extensions;
    private readonly PlainPass? _plain;

    public StructurePass(ResourcePass resources, ExtensionRules extensions, bool isGeneralOnly)
    {
        _resources = resources;
        _extensions = extensions;
        _plain = isGeneralOnly ? null : new PlainPass(this, extensions);
    }

    /// <summary>Checks an object of a type, its rules included. The element is what the object is to its parent.</summary>
    public void CheckObject(in Element element, StructureType type, Scope scope)
    {
        if (scope.Run.Document.Depth > ShallowDepth && !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            StructureReport.Error(scope, StructureIssueIds.TooDeep, "too-long", "Values are nested too deeply; what lies below was not checked.", element.Node, "");
            return;
        }

        if (_plain is not null && PlainPass.Takes(element.Node, type))
            _plain.CheckContent(element.Node, element, type, mayBeEmpty: type.IsResource, scope);
        else
            CheckContent(element.Node, element, type, mayBeEmpty: type.IsResource, scope);
        foreach (var rule in type.Rules)
            rule.Check(element, scope);
    }

    /// <summary>Checks the properties of an object: the value of a type with children, or the sibling of a primitive.</summary>
    private void CheckContent(Node node, in Element element, StructureType type, bool mayBeEmpty, Scope scope)
    {
        Span<Found> found = stackalloc Found[type.Children.Length];
        found.Clear();
        if (!Collect(node, type, found, scope) && (!mayBeEmpty || !node.Children.GetEnumerator().MoveNext()))
            StructureReport.Empty(scope, node, type);

        foreach (var child in type.Mandatory)
        {
            if (found[child.Slot].IsMissing)
                StructureReport.Missing(scope, node, type, child);
        }

        for (var slot = 0; slot < found.Length; slot++)
        {
            if (!found[slot].IsMissing)
                CheckChild(new Property(node, found[slot], type.Names[found[slot].Name]), element, scope);
        }
    }

    /// <summary>Sorts the properties of an object into the slots of its type. Tells whether it has content besides an id.</summary>
    private static bool Collect(Node node, StructureType type, Span<Found> found, Scope scope)
    {
        var hasContent = false;
        var hasResourceType = false;
        foreach (var property in node.Children)
        {
            var name = property.NameUtf8;
            if (name.Contains((byte)'\\'))
                name = Encoding.UTF8.GetBytes(property.Name);
            var isSibling = name.Length > 1 && name[0] == (byte)'_';
            if (type.Find(isSibling ? name[1..] : name) is not { } spelled || (isSibling && spelled.Type.Format is null))
            {
                if (!type.IsResource || !name.SequenceEqual("resourceType"u8))
                    StructureReport.UnknownName(scope, property, node, type, isSibling);
                else if (hasResourceType)
                    StructureReport.Duplicate(scope, property, type, null);
                else
                    hasContent = hasResourceType = true;
                continue;
            }

            hasContent |= !name.SequenceEqual("id"u8) || type.IsResource;
            ref var slot = ref found[spelled.Child.Slot];
            if (!slot.IsMissing && slot.Name != spelled.Number)
                StructureReport.TwoChoices(scope, property, type.Names[slot.Name], spelled);
            else if (!slot.TryTake(spelled.Number, property.Index, isSibling))
                StructureReport.Duplicate(scope, property, type, spelled.Child);
        }

        return hasContent;
    }

    public void CheckChild(in Property property, in Element parent, Scope scope)
    {
        var isArray = property.Spelled.Child.Definition.IsArray;
        var (value, sibling) = (property.Value, property.Sibling);
        if (!StructureShape.Check(value, isArray, property, scope) | !StructureShape.Check(sibling, isArray, property, scope))
            return;
        if (!isArray)
        {
            CheckItem(value, sibling, property, parent, scope);
            return;
        }

        var values = value.Children.GetEnumerator();
        var siblings = sibling.Children.GetEnumerator();
        var count = 0;
        while (true)
        {
            var hasValue = values.MoveNext();
            var hasSibling = siblings.MoveNext();
            if (!hasValue && !hasSibling)
                break;
            count++;
            if (value.Exists && sibling.Exists && hasValue != hasSibling)
            {
                StructureReport.NotAligned(scope, sibling, property);
                break;
            }

            CheckItem(hasValue ? values.Current : default, hasSibling ? siblings.Current : default, property, parent, scope);
        }

        StructureShape.CheckCount(count, property, scope);
    }

    /// <summary>One value: a single one or an item of an array, with its sibling.</summary>
    public void CheckItem(Node value, Node sibling, in Property property, in Element parent, Scope scope)
    {
        var type = property.Spelled.Type;
        var child = property.Spelled.Child;
        if (!StructureShape.CheckNulls(ref value, ref sibling, property, scope))
            return;
        Element element;
        if (type.Format is { } format)
        {
            element = new Element(value, sibling, type.Definition, child.Definition);
            if (value.Exists && !PrimitiveValue.Check(value, format, child, scope))
                return;
            if (sibling.Exists)
                CheckContent(sibling, element, type, mayBeEmpty: value.Exists, scope);
        }
        else if (!value.IsObject)
        {
            StructureReport.Error(scope, StructureIssueIds.ObjectExpected, "structure",
                $"'{property.Spelled.Name}' must be a JSON object; found {StructureReport.KindOf(value)}.", value, child.Rule);
            return;
        }
        else if (type.IsResource)
        {
            element = _resources.CheckNested(value, child, parent, scope);
            if (!element.Exists)
                return;
        }
        else
        {
            element = new Element(value, default, type.Definition, child.Definition);
            CheckObject(element, type, scope);
            if (type.IsExtension)
                _extensions.Check(element, parent, scope);
        }

        foreach (var rule in child.Rules)
            rule.Check(element, scope);
    }
}
