using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Path.Quick;

/// <summary>
/// A step to the children of one name. Ids and extensions of primitives, which JSON keeps apart from their values, are left to
/// the general evaluation.
/// </summary>
internal sealed class QuickChild(string name, QuickStep? next) : QuickStep(next)
{
    private readonly ChildNames _names = new(name);

    /// <summary>The name, when this is the last step.</summary>
    public string? LastName => IsLast ? name : null;

    public override bool Visit(in Element element, PathScope scope, ref Tally tally)
    {
        var child = _names.In(element.Type);
        if (child.Definition is null)
            return true;
        if (element.IsPrimitive)
            return tally.GiveUp();
        var owner = element.Node;
        if (!owner.IsObject)
            return true;
        var rows = owner.Document.Rows;
        var end = rows[owner.Index].Next;
        for (var at = owner.Index + 1; at < end; at = rows[at].Next)
        {
            var property = new Node(owner.Document, at);
            switch (child.Match(property.NameUtf8, out var type))
            {
                case NameMatch.Sibling:
                    return tally.GiveUp();
                case NameMatch.Value when !Open(property, type!, child.Definition, scope, ref tally):
                    return false;
            }
        }

        return true;
    }

    private bool Open(Node property, TypeDefinition type, ElementDefinition definition, PathScope scope, ref Tally tally)
    {
        if (!property.IsArray)
            return Enter(property, type, definition, scope, ref tally);
        foreach (var item in property.Children)
        {
            if (!Enter(item, type, definition, scope, ref tally))
                return false;
        }

        return true;
    }

    private bool Enter(Node value, TypeDefinition type, ElementDefinition definition, PathScope scope, ref Tally tally) =>
        value.Kind == NodeKind.Null
        || HandOn(new Element(value, default, Element.ConcreteType(value, type), definition), scope, ref tally);
}
