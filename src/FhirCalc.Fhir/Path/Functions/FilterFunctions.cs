using FhirCalc.Fhir.Path.Evaluation;
using FhirCalc.Fhir.Path.Syntax;

namespace FhirCalc.Fhir.Path.Functions;

/// <summary>N1 5.2 and 7: filtering, projection, aggregation; also <c>sort</c> of 2.1.</summary>
internal static class FilterFunctions
{
    // An expression such as repeat($this + 1) would never end.
    private const int MostRepeated = 100_000;

    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Define.Criterion("where", Where),
        Define.Criterion("select", Select),
        Define.Criterion("repeat", Repeat),
        Define.Function("aggregate", 1, 2, Aggregate),
        Define.Function("sort", 0, int.MaxValue, Sort),
    ];

    private static PathValues Where(Frame frame, PathValues source, Evaluator criterion)
    {
        var builder = new PathValuesBuilder();
        for (var i = 0; i < source.Count; i++)
        {
            if (Singleton.Boolean(frame.With(PathValues.Of(source[i]), i, criterion)) == true)
                builder.Add(source[i]);
        }
        return builder.Build();
    }

    private static PathValues Select(Frame frame, PathValues source, Evaluator projection)
    {
        var builder = new PathValuesBuilder();
        for (var i = 0; i < source.Count; i++)
            builder.AddRange(frame.With(PathValues.Of(source[i]), i, projection));
        return builder.Build();
    }

    private static PathValues Repeat(Frame frame, PathValues source, Evaluator projection)
    {
        var found = new DistinctSet();
        var open = new Queue<PathValue>(source);
        for (var i = 0; open.TryDequeue(out var item); i++)
        {
            foreach (var next in frame.With(PathValues.Of(item), i, projection))
            {
                if (!found.Add(next))
                    continue;
                if (found.Count > MostRepeated)
                    throw new PathEvaluationException("repeat() does not come to an end");
                open.Enqueue(next);
            }
        }
        return found.Build();
    }

    private static Evaluator Aggregate(Call call)
    {
        var (source, step, start) = (call.Source, call.Argument(0), call.OptionalArgument(1));
        return frame =>
        {
            var values = source(frame);
            var outer = frame.Total;
            var total = start is null ? PathValues.Empty : start(frame);
            for (var i = 0; i < values.Count; i++)
            {
                frame.Total = total;
                total = frame.With(PathValues.Of(values[i]), i, step);
            }
            frame.Total = outer;
            return total;
        };
    }

    private static Evaluator Sort(Call call)
    {
        var source = call.Source;
        var keys = new (Evaluator Key, bool Descending)[call.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            // A leading minus asks for descending order, of any type; it is not arithmetic.
            var isDescending = call.Syntax(i) is SignExpression { Negative: true };
            var key = isDescending ? ((SignExpression)call.Syntax(i)).Operand : call.Syntax(i);
            keys[i] = (call.Compiler.Compile(key), isDescending);
        }
        if (keys.Length == 0)
            keys = [(static frame => frame.This, false)];

        return frame =>
        {
            var rows = source(frame).Select((item, i) => (Item: item, Keys: keys.Select(k => frame.With(PathValues.Of(item), i, k.Key)).ToArray())).ToArray();
            StableSort.Sort(rows, (a, b) => Compare(a.Keys, b.Keys, keys));
            PathValue[] sorted = [.. rows.Select(row => row.Item)];
            return PathValues.Of(sorted, sorted.Length);
        };
    }

    // An empty key comes first, whatever the direction of the others (so the official suite; the text leaves it open).
    private static int Compare(PathValues[] a, PathValues[] b, (Evaluator Key, bool Descending)[] keys)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            var x = Singleton.Item(a[i], "sort()");
            var y = Singleton.Item(b[i], "sort()");
            if (x is null != y is null)
                return x is null ? -1 : 1;
            if (x is not null && Ordering.Compare(x, y!) is { } order && order != 0)
                return keys[i].Descending ? -order : order;
        }
        return 0;
    }
}
