using FhirCalc.Fhir.Path.Evaluation;

namespace FhirCalc.Fhir.Path.Functions;

/// <summary>N1 5.3: subsets by position.</summary>
internal static class SubsetFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Define.Values("single", static source => PathValues.OfNullable(Singleton.Item(source, "single()"))),
        Define.Function("first", 0, 0, static call => First(call.Source)),
        Define.Values("last", static source => source.IsEmpty ? source : PathValues.Of(source[source.Count - 1])),
        Define.Values("tail", static source => source.Slice(1, source.Count)),
        Define.Values("skip", static (source, count) => Singleton.Integer(count, "skip()") is { } n ? Skip(source, n) : source),
        Define.Values("take", static (source, count) => Singleton.Integer(count, "take()") is { } n && n > 0 ? source.Slice(0, n) : PathValues.Empty),
        Define.Values("intersect", static (source, other) => Intersect(source, other)),
        Define.Values("exclude", static (source, other) => Exclude(source, other)),
    ];

    public static Evaluator First(Evaluator source) => frame => source(frame).Slice(0, 1);

    private static PathValues Skip(PathValues source, int count) => count <= 0 ? source : source.Slice(count, source.Count);

    private static PathValues Intersect(PathValues source, PathValues other)
    {
        var wanted = DistinctSet.Of(other);
        var result = new DistinctSet();
        foreach (var item in source)
        {
            if (wanted.Contains(item))
                result.Add(item);
        }
        return result.Build();
    }

    // Unlike intersect, exclude keeps duplicates.
    private static PathValues Exclude(PathValues source, PathValues other)
    {
        var unwanted = DistinctSet.Of(other);
        var builder = new PathValuesBuilder();
        foreach (var item in source)
        {
            if (!unwanted.Contains(item))
                builder.Add(item);
        }
        return builder.Build();
    }
}
