using System.Text.RegularExpressions;
using FhirCalc.Fhir.Path.Evaluation;

namespace FhirCalc.Fhir.Path.Functions;

/// <summary>N1 5.6: regular expressions; also <c>matchesFull</c> of 2.1.</summary>
internal static class PatternFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Define.Function("matches", 1, 1, static call => Test(call, static p => p)),
        Define.Function("matchesFull", 1, 1, static call => Test(call, static p => $@"\A(?:{p})\z")),
        Define.Function("replaceMatches", 2, 2, ReplaceMatches),
    ];

    private static Evaluator Test(Call call, Func<string, string> frameOf)
    {
        var (source, pattern) = (call.Source, Pattern(call, frameOf));
        return frame =>
        {
            if (Singleton.Text(source(frame), call.Name + "()") is not { } text || pattern(frame) is not { } regex)
                return PathValues.Empty;
            return PathValues.Of((bool?)Patterns.IsMatch(regex, text));
        };
    }

    private static Evaluator ReplaceMatches(Call call)
    {
        var (source, pattern, substitution) = (call.Source, Pattern(call, static p => p), call.Argument(1));
        return frame =>
        {
            if (Singleton.Text(source(frame), "replaceMatches()") is not { } text
                || pattern(frame) is not { } regex
                || Singleton.Text(substitution(frame), "replaceMatches()") is not { } by)
            {
                return PathValues.Empty;
            }
            // The specification leaves the empty pattern open; the official suite expects no change.
            return PathValues.Of(regex.ToString().Length == 0 ? text : Patterns.Replace(regex, text, by));
        };
    }

    // A literal pattern is checked when the expression is compiled, and prepared when it is first used.
    private static Func<Frame, Regex?> Pattern(Call call, Func<string, string> frameOf)
    {
        if (call.LiteralText(0) is { } literal)
        {
            var pattern = frameOf(literal);
            if (Patterns.Fault(pattern) is { } wrong)
                throw new PathException($"The pattern is not valid: {wrong}", call.Syntax(0).Position);
            var regex = new Lazy<Regex>(() => Patterns.Create(pattern));
            return _ => regex.Value;
        }
        var argument = call.Argument(0);
        return frame =>
        {
            if (Singleton.Text(argument(frame), call.Name + "()") is not { } text)
                return null;
            var pattern = frameOf(text);
            return Patterns.Fault(pattern) is { } wrong ? throw new PathEvaluationException($"The pattern is not valid: {wrong}") : Patterns.Create(pattern);
        };
    }
}
