using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Path.Evaluation;

/// <summary>
/// Compares what is spelled alike - the same properties in the same order, texts only - where it stands, as most references and
/// codings are. Anything else is left to <see cref="Equality"/>; a test compares both.
/// </summary>
internal static class PlainEquality
{
    /// <summary>Null where the general comparison must decide.</summary>
    public static bool? Compare(in Element one, in Element other) =>
        one.IsPrimitive || !ReferenceEquals(one.Type, other.Type) ? null : OfObjects(one.Node, other.Node, one.Type);

    private static bool? OfObjects(Node one, Node other, TypeDefinition type)
    {
        // An amount is compared as such.
        if (!one.HasPlainNames || !other.HasPlainNames || type.IsQuantity)
            return null;
        var others = other.Children.GetEnumerator();
        foreach (var property in one.Children)
        {
            if (!others.MoveNext() || !property.NameUtf8.SequenceEqual(others.Current.NameUtf8))
                return null;
            // The types are the same already.
            if (type.Kind == TypeKind.Resource && property.NameUtf8.SequenceEqual("resourceType"u8))
                continue;
            if (!type.TryChild(property.NameUtf8, out _, out var child))
                return null;
            if (OfValues(property, others.Current, child) is not true and var answer)
                return answer;
        }

        return others.MoveNext() ? null : true;
    }

    private static bool? OfValues(Node one, Node other, TypeDefinition type)
    {
        if (type.IsText)
            return one.IsPlainText && other.IsPlainText ? one.Raw.SequenceEqual(other.Raw) : null;
        if (type.Kind is TypeKind.Primitive or TypeKind.Resource)
            return null;
        return one.IsArray && other.IsArray ? OfItems(one, other, type) : OfObjects(one, other, type);
    }

    private static bool? OfItems(Node one, Node other, TypeDefinition type)
    {
        var others = other.Children.GetEnumerator();
        foreach (var item in one.Children)
        {
            if (!others.MoveNext())
                return null;
            if (OfObjects(item, others.Current, type) is not true and var answer)
                return answer;
        }

        return others.MoveNext() ? null : true;
    }
}
