using FhirCalc.Fhir.Path.Ucum;

namespace FhirCalc.Fhir.Path.Evaluation;

/// <summary>The operators &lt; &lt;= &gt; &gt;= (N1 6.2); null where partial dates or different dimensions leave the order open.</summary>
internal static class Ordering
{
    public static int? Compare(PathValue a, PathValue b) => (Singleton.AsSystem(a), Singleton.AsSystem(b)) switch
    {
        (StringValue x, StringValue y) => string.CompareOrdinal(x.Value, y.Value),
        (TimeValue x, TimeValue y) => Moment.Compare(x.Moment, y.Moment),
        (TemporalValue x, TemporalValue y) when x is not TimeValue && y is not TimeValue => Moment.Compare(x.Moment, y.Moment),
        (var x, var y) => Numbers.Both(x, y) is var (m, n) ? m.CompareTo(n)
            : Numbers.BothQuantities(x, y) is var (q, r) ? CompareAmounts(q, r)
            : throw new PathEvaluationException($"{x.TypeNamespace}.{x.TypeName} and {y.TypeNamespace}.{y.TypeName} have no order"),
    };

    public static int? CompareAmounts(QuantityValue a, QuantityValue b)
    {
        if (a.Unit == b.Unit)
            return a.Value.CompareTo(b.Value);
        return QuantityUnit.Comparable(a.MeasuredIn, b.MeasuredIn) is var (unitA, unitB) ? UcumUnit.Compare(a.Value, unitA, b.Value, unitB) : null;
    }
}
