namespace FhirCalc.Fhir.Path.Evaluation;

/// <summary>
/// A merge sort. The sorts of the platform wrap exceptions of the comparison in one of their own, are not stable, and may throw
/// where the order has gaps, as that of dates of different precision has.
/// </summary>
internal static class StableSort
{
    public static void Sort<T>(T[] items, Comparison<T> compare)
    {
        var (from, to) = (items, new T[items.Length]);
        for (var width = 1; width < items.Length; width *= 2)
        {
            for (var start = 0; start < items.Length; start += 2 * width)
                Merge(from, to, start, Math.Min(start + width, items.Length), Math.Min(start + (2 * width), items.Length), compare);
            (from, to) = (to, from);
        }

        if (!ReferenceEquals(from, items))
            from.CopyTo(items, 0);
    }

    private static void Merge<T>(T[] from, T[] to, int left, int middle, int end, Comparison<T> compare)
    {
        var right = middle;
        for (var at = left; at < end; at++)
        {
            // Of equal ones the left one comes first.
            var takesLeft = left < middle && (right >= end || compare(from[left], from[right]) <= 0);
            to[at] = takesLeft ? from[left++] : from[right++];
        }
    }
}
