using FhirCalc.Fhir.Definitions;

namespace FhirCalc.Fhir.Path.Evaluation;

/// <summary>The operator <c>=</c> (N1 6.1.1): exact, and empty (null) where partial dates or units leave it open.</summary>
internal static class Equality
{
    public static bool? Equal(PathValues a, PathValues b)
    {
        if (a.IsEmpty || b.IsEmpty)
            return null;
        if (a.Count != b.Count)
            return false;
        bool? result = true;
        for (var i = 0; i < a.Count; i++)
        {
            switch (Equal(a[i], b[i]))
            {
                case false:
                    return false;
                case null:
                    result = null;
                    break;
            }
        }
        return result;
    }

    public static bool? Equal(PathValue a, PathValue b)
    {
        if (a is ElementValue first && b is ElementValue second)
        {
            if (first.Element == second.Element)
                return true;
            if (PlainEquality.Compare(first.Element, second.Element) is { } plain)
                return plain;
        }

        return (Singleton.AsSystem(a), Singleton.AsSystem(b)) switch
        {
            (StringValue x, StringValue y) => x.Value == y.Value,
            (BooleanValue x, BooleanValue y) => x.Value == y.Value,
            (IntegerValue x, IntegerValue y) => x.Value == y.Value,
            (TimeValue x, TimeValue y) => Same(Moment.Compare(x.Moment, y.Moment)),
            (TimeValue, TemporalValue) or (TemporalValue, TimeValue) => false,
            (TemporalValue x, TemporalValue y) => Same(Moment.Compare(x.Moment, y.Moment)),
            (TypeValue x, TypeValue y) => x.Name == y.Name && x.Namespace == y.Namespace,
            (ElementValue x, ElementValue y) => SameContent(x.Element, y.Element),
            (var x, var y) => Numbers.Both(x, y) is var (m, n) ? m == n
                : Numbers.BothQuantities(x, y) is var (q, r) ? SameAmount(q, r) : false,
        };
    }

    private static bool? Same(int? comparison) => comparison is { } known ? known == 0 : null;

    private static bool? SameAmount(QuantityValue a, QuantityValue b) => Same(Ordering.CompareAmounts(a, b));

    /// <summary>The general comparison of two elements that are no System values.</summary>
    internal static bool? SameContent(Element a, Element b)
    {
        var left = Children(a);
        var right = Children(b);
        if (left.Count != right.Count || a.IsPrimitive != b.IsPrimitive)
            return false;
        bool? result = true;
        for (var i = 0; i < left.Count; i++)
        {
            if (left[i].Name != right[i].Name)
                return false;
            var equal = Equal(new ElementValue(left[i]), new ElementValue(right[i]));
            if (equal == false)
                return false;
            result = equal is null ? null : result;
        }
        return result;
    }

    /// <summary>Children by name: JSON does not order the properties of an object, only the items of an array.</summary>
    internal static List<Element> Children(Element element)
    {
        var children = new List<Element>();
        var isSorted = true;
        foreach (var child in element.Children())
        {
            isSorted = isSorted && (children.Count == 0 || string.CompareOrdinal(children[^1].Name, child.Name) <= 0);
            children.Add(child);
        }
        return isSorted ? children : [.. children.OrderBy(c => c.Name, StringComparer.Ordinal)];
    }
}
