using FhirCalc.Fhir.Path.Evaluation;

namespace FhirCalc.Fhir.Path.Quick;

/// <summary>An evaluator that tries the quick form first. It serves a focus of one element, the usual one.</summary>
internal static class QuickEvaluator
{
    public static Evaluator Of(QuickTest test, Evaluator general) => frame =>
    {
        if (frame.This.Count != 1 || frame.This.First is not ElementValue focus)
            return general(frame);
        return test.Of(focus.Element, frame.Scope) switch
        {
            Answer.True => PathValues.Of(BooleanValue.True),
            Answer.False => PathValues.Of(BooleanValue.False),
            Answer.Empty => PathValues.Empty,
            _ => general(frame),
        };
    };

    public static Evaluator Of(QuickWalk path, Evaluator general) => frame =>
    {
        if (frame.This.Count != 1 || frame.This.First is not ElementValue focus)
            return general(frame);
        var tally = Tally.Collecting();
        path.Run(focus.Element, frame.Scope, ref tally);
        return tally.IsOpen ? general(frame) : tally.Values;
    };

    /// <summary>The first item of a path, at which the walk ends.</summary>
    public static Evaluator First(QuickWalk path, Evaluator general) => frame =>
    {
        if (frame.This.Count != 1 || frame.This.First is not ElementValue focus)
            return general(frame);
        var tally = path.Tally(enough: 1);
        path.Run(focus.Element, frame.Scope, ref tally);
        // The sibling of a primitive may stand behind the place where the walk ended.
        return tally.IsOpen || (tally.Count > 0 && tally.First.IsPrimitive) ? general(frame) : tally.Count == 0 ? PathValues.Empty : PathValues.Of(new ElementValue(tally.First));
    };
}
