using FhirCalc.Fhir.Path.Evaluation;

namespace FhirCalc.Fhir.Path.Functions;

/// <summary>Short forms for the usual shapes of functions.</summary>
internal static class Define
{
    public static FunctionDefinition Function(string name, int fewest, int most, Func<Call, Evaluator> build) => new(name, fewest, most, build);

    /// <summary>No argument; a function of the whole input.</summary>
    public static FunctionDefinition Values(string name, Func<PathValues, PathValues> apply) =>
        new(name, 0, 0, call =>
        {
            var source = call.Source;
            return frame => apply(source(frame));
        });

    /// <summary>One argument, evaluated once; a function of both collections.</summary>
    public static FunctionDefinition Values(string name, Func<PathValues, PathValues, PathValues> apply) =>
        new(name, 1, 1, call =>
        {
            var (source, argument) = (call.Source, call.Argument(0));
            return frame => apply(source(frame), argument(frame));
        });

    /// <summary>No argument; a function of the only input item as a System value; empty gives empty.</summary>
    public static FunctionDefinition Item(string name, Func<PathValue, PathValue?> apply) =>
        Values(name, source => Singleton.System(source, name + "()") is { } value ? PathValues.OfNullable(apply(value)) : PathValues.Empty);

    /// <summary>A function of the input string; empty gives empty.</summary>
    public static FunctionDefinition Text(string name, Func<string, PathValue?> apply) =>
        Values(name, source => Singleton.Text(source, name + "()") is { } text ? PathValues.OfNullable(apply(text)) : PathValues.Empty);

    /// <summary>A function of the input string and a string argument; empty of either gives empty.</summary>
    public static FunctionDefinition Text(string name, Func<string, string, PathValue?> apply) =>
        Values(name, (source, argument) =>
            Singleton.Text(source, name + "()") is { } text && Singleton.Text(argument, name + "()") is { } other
                ? PathValues.OfNullable(apply(text, other))
                : PathValues.Empty);

    /// <summary>One criterion, evaluated for the items of the input.</summary>
    public static FunctionDefinition Criterion(string name, Func<Frame, PathValues, Evaluator, PathValues> apply) =>
        new(name, 1, 1, call =>
        {
            var (source, criterion) = (call.Source, call.Argument(0));
            return frame => apply(frame, source(frame), criterion);
        });
}
