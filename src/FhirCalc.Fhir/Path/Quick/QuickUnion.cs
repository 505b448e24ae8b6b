using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Path.Evaluation;

namespace FhirCalc.Fhir.Path.Quick;

/// <summary><c>a | b</c> of a few items, each once, where it is plain to see which are equal.</summary>
internal sealed class QuickUnion(QuickWalk[] parts, QuickStep? next) : QuickStep(next)
{
    // Each is compared with all before it.
    private const int Most = 16;

    public override bool MayFail => parts.Any(part => part.MayFail) || base.MayFail;

    public override bool Visit(in Element element, PathScope scope, ref Tally tally)
    {
        var items = Tally.Keeping(Most + 1);
        foreach (var part in parts)
        {
            part.Run(element, scope, ref items);
            if (items.IsOpen || items.Count > Most)
                return tally.GiveUp();
        }

        if (items.Count <= 1)
            return items.Count == 0 || HandOn(items.First, scope, ref tally);
        return TryDistinct(items.Kept!, out var distinct) ? HandOnAll(distinct, scope, ref tally) : tally.GiveUp();
    }

    private bool HandOnAll(List<Element> items, PathScope scope, ref Tally tally)
    {
        foreach (var item in items)
        {
            if (!HandOn(item, scope, ref tally))
                return false;
        }

        return true;
    }

    private static bool TryDistinct(List<Element> items, out List<Element> distinct)
    {
        distinct = [];
        foreach (var item in items)
        {
            var isNew = true;
            foreach (var known in distinct)
            {
                if (Compare(known, item) is not { } isSame)
                    return false;
                isNew &= !isSame;
            }

            if (isNew)
                distinct.Add(item);
        }

        return true;
    }

    private static bool? Compare(in Element one, in Element other)
    {
        if (one == other)
            return true;
        return one.Type.IsText && other.Type.IsText && one.Node.IsPlainText && other.Node.IsPlainText
            ? one.Node.Raw.SequenceEqual(other.Node.Raw)
            : PlainEquality.Compare(one, other);
    }
}
