using FhirCalc.Fhir.Path.Evaluation;

namespace FhirCalc.Fhir.Path.Functions;

/// <summary>N1 5.1: existence.</summary>
internal static class ExistenceFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Define.Values("empty", static source => PathValues.Of((bool?)source.IsEmpty)),
        Define.Function("exists", 0, 1, Exists),
        Define.Values("not", static source => PathValues.Of(!Singleton.Boolean(source, "not()"))),
        Define.Criterion("all", AllHold),
        Define.Values("allTrue", static source => Every(source, true)),
        Define.Values("anyTrue", static source => Some(source, true)),
        Define.Values("allFalse", static source => Every(source, false)),
        Define.Values("anyFalse", static source => Some(source, false)),
        Define.Values("subsetOf", static (source, other) => PathValues.Of((bool?)IsSubset(source, other))),
        Define.Values("supersetOf", static (source, other) => PathValues.Of((bool?)IsSubset(other, source))),
        Define.Values("count", static source => PathValues.Of(source.Count)),
        Define.Values("distinct", static source => DistinctSet.Of(source).Build()),
        Define.Values("isDistinct", static source => PathValues.Of((bool?)(DistinctSet.Of(source).Count == source.Count))),
    ];

    private static Evaluator Exists(Call call)
    {
        var source = call.Source;
        if (call.OptionalArgument(0) is not { } criterion)
            return frame => PathValues.Of((bool?)!source(frame).IsEmpty);
        return frame =>
        {
            var values = source(frame);
            for (var i = 0; i < values.Count; i++)
            {
                if (Singleton.Boolean(frame.With(PathValues.Of(values[i]), i, criterion)) == true)
                    return PathValues.Of(BooleanValue.True);
            }
            return PathValues.Of(BooleanValue.False);
        };
    }

    private static PathValues AllHold(Frame frame, PathValues source, Evaluator criterion)
    {
        for (var i = 0; i < source.Count; i++)
        {
            if (Singleton.Boolean(frame.With(PathValues.Of(source[i]), i, criterion)) != true)
                return PathValues.Of(BooleanValue.False);
        }
        return PathValues.Of(BooleanValue.True);
    }

    private static PathValues Every(PathValues source, bool wanted)
    {
        foreach (var item in source)
        {
            if (Boolean(item) != wanted)
                return PathValues.Of(BooleanValue.False);
        }
        return PathValues.Of(BooleanValue.True);
    }

    private static PathValues Some(PathValues source, bool wanted)
    {
        foreach (var item in source)
        {
            if (Boolean(item) == wanted)
                return PathValues.Of(BooleanValue.True);
        }
        return PathValues.Of(BooleanValue.False);
    }

    private static bool Boolean(PathValue item) => Singleton.AsSystem(item) is BooleanValue boolean
        ? boolean.Value
        : throw Singleton.WrongType("A test of truth", "booleans", item);

    private static bool IsSubset(PathValues part, PathValues whole)
    {
        var set = DistinctSet.Of(whole);
        foreach (var item in part)
        {
            if (!set.Contains(item))
                return false;
        }
        return true;
    }
}
