using FhirCalc.Fhir.Definitions;

namespace FhirCalc.Fhir.Path.Evaluation;

/// <summary>The operator <c>~</c> (N1 6.1.2): order, case, white space and surplus precision do not matter; never empty.</summary>
internal static class Equivalence
{
    public static bool Equivalent(PathValues a, PathValues b)
    {
        if (a.Count != b.Count)
            return false;
        return a.Count == 1 ? Equivalent(a.First, b.First) : Paired(a, b, Equivalent);
    }

    public static bool Equivalent(PathValue a, PathValue b)
    {
        if (a is ElementValue first && b is ElementValue second && first.Element == second.Element)
            return true;
        return (Singleton.AsSystem(a), Singleton.AsSystem(b)) switch
        {
            (StringValue x, StringValue y) => Normal(x.Value) == Normal(y.Value),
            (ElementValue x, ElementValue y) => SameContent(x.Element, y.Element),
            (var x, var y) => Numbers.Both(x, y) is var (m, n) ? SameNumber(m, n)
                : Numbers.BothQuantities(x, y) is var (q, r) ? SameAmount(q, r) : Equality.Equal(x, y) == true,
        };
    }

    private static bool SameNumber(decimal a, decimal b)
    {
        var digits = Math.Min(Numbers.Scale(a, exact: false), Numbers.Scale(b, exact: false));
        return Math.Round(a, digits, MidpointRounding.AwayFromZero) == Math.Round(b, digits, MidpointRounding.AwayFromZero);
    }

    // The coarser unit is the one in which the precision of the coarser value shows.
    private static bool SameAmount(QuantityValue a, QuantityValue b)
    {
        if (a.Unit == b.Unit)
            return SameNumber(a.Value, b.Value);
        if (a.MeasuredIn.DefiniteUcum is not { } unitA || b.MeasuredIn.DefiniteUcum is not { } unitB)
            return false;
        return unitA.Factor.CompareTo(unitB.Factor) >= 0
            ? unitA.Convert(b.Value, unitB) is { } inA && SameNumber(a.Value, inA)
            : unitB.Convert(a.Value, unitA) is { } inB && SameNumber(inB, b.Value);
    }

    // All white space counts as the same character; the number of characters still matters.
    private static string Normal(string text) => string.Create(text.Length, text, static (normal, source) =>
    {
        for (var i = 0; i < source.Length; i++)
            normal[i] = char.IsWhiteSpace(source[i]) ? ' ' : char.ToUpperInvariant(source[i]);
    });

    private static bool SameContent(Element a, Element b)
    {
        List<Element> left = Equality.Children(a), right = Equality.Children(b);
        return left.Count == right.Count && a.IsPrimitive == b.IsPrimitive
            && Paired(left, right, (x, y) => x.Name == y.Name && Equivalent(new ElementValue(x), new ElementValue(y)));
    }

    private static bool Paired<T>(IReadOnlyList<T> left, IReadOnlyList<T> right, Func<T, T, bool> equivalent)
    {
        var open = new List<T>(right);
        foreach (var item in left)
        {
            var partner = open.FindIndex(other => equivalent(item, other));
            if (partner < 0)
                return false;
            open.RemoveAt(partner);
        }
        return true;
    }
}
