using FhirCalc.Fhir.Path.Evaluation;

namespace FhirCalc.Fhir.Path.Functions;

/// <summary>N1 5.5 (iif) and 5.9: the clock, trace, variables.</summary>
internal static class UtilityFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Define.Function("iif", 2, 3, Iif),
        Define.Function("trace", 1, 2, Trace),
        Define.Function("defineVariable", 1, 2, DefineVariable),
        Define.Function("now", 0, 0, static _ => static frame => PathValues.Of(DateTimeValue.Of(frame.Scope.Now))),
        Define.Function("today", 0, 0, static _ => static frame =>
            PathValues.Of(new DateValue(new Moment(frame.Scope.Now.Date.Ticks, TemporalPrecision.Day)))),
        Define.Function("timeOfDay", 0, 0, static _ => static frame =>
        {
            var ticks = frame.Scope.Now.TimeOfDay.Ticks;
            return PathValues.Of(new TimeValue(new Moment(ticks - (ticks % TimeSpan.TicksPerMillisecond), TemporalPrecision.Millisecond, 3)));
        }),
    ];

    private static Evaluator Iif(Call call)
    {
        var (source, criterion, then, otherwise) = (call.Source, call.Argument(0), call.Argument(1), call.OptionalArgument(2));
        return frame =>
        {
            var focus = source(frame);
            if (focus.Count > 1)
                throw new PathEvaluationException("iif() expects at most one item to decide about");
            // Only the branch that is chosen is evaluated.
            var holds = Singleton.System(frame.With(focus, frame.Index, criterion), "iif()") switch
            {
                null => false,
                BooleanValue boolean => boolean.Value,
                { } other => throw Singleton.WrongType("The condition of iif()", "a boolean", other),
            };
            var branch = holds ? then : otherwise;
            return branch is null ? PathValues.Empty : frame.With(focus, frame.Index, branch);
        };
    }

    private static Evaluator Trace(Call call)
    {
        var (source, name, projection) = (call.Source, call.Argument(0), call.OptionalArgument(1));
        return frame =>
        {
            var values = source(frame);
            var label = Singleton.Text(name(frame), "trace()") ?? "";
            var shown = projection is null ? values : Projected(frame, values, projection);
            frame.Scope.Environment.Trace(label, shown);
            return values;
        };
    }

    private static PathValues Projected(Frame frame, PathValues values, Evaluator projection)
    {
        var builder = new PathValuesBuilder();
        for (var i = 0; i < values.Count; i++)
            builder.AddRange(frame.With(PathValues.Of(values[i]), i, projection));
        return builder.Build();
    }

    private static Evaluator DefineVariable(Call call)
    {
        var name = call.LiteralText(0) ?? throw call.Error("the name must be a string literal");
        var (source, value) = (call.Source, call.OptionalArgument(1));
        call.Compiler.Define(name, call.Syntax(0).Position);
        return frame =>
        {
            var focus = source(frame);
            var defined = value is null ? focus : frame.With(focus, frame.Index, value);
            frame.Defined = new DefinedVariable(name, defined, frame.Defined);
            return focus;
        };
    }
}
