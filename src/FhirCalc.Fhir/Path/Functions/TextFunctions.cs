using FhirCalc.Fhir.Path.Evaluation;

namespace FhirCalc.Fhir.Path.Functions;

/// <summary>N1 5.6: strings; also <c>trim</c>, <c>split</c>, <c>join</c>, <c>lastIndexOf</c> of 2.1.</summary>
internal static class TextFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Define.Text("indexOf", static (text, part) => new IntegerValue(text.IndexOf(part, StringComparison.Ordinal))),
        Define.Text("lastIndexOf", static (text, part) => new IntegerValue(text.LastIndexOf(part, StringComparison.Ordinal))),
        Define.Text("startsWith", static (text, part) => BooleanValue.Of(text.StartsWith(part, StringComparison.Ordinal))),
        Define.Text("endsWith", static (text, part) => BooleanValue.Of(text.EndsWith(part, StringComparison.Ordinal))),
        Define.Text("contains", static (text, part) => BooleanValue.Of(text.Contains(part, StringComparison.Ordinal))),
        Define.Text("upper", static text => new StringValue(text.ToUpperInvariant())),
        Define.Text("lower", static text => new StringValue(text.ToLowerInvariant())),
        Define.Text("length", static text => new IntegerValue(text.Length)),
        Define.Text("trim", static text => new StringValue(text.Trim())),
        Define.Function("substring", 1, 2, Substring),
        Define.Function("replace", 2, 2, Replace),
        Define.Values("toChars", static source => Split(Singleton.Text(source, "toChars()"), "")),
        Define.Values("split", static (source, separator) =>
            Singleton.Text(separator, "split()") is { } by ? Split(Singleton.Text(source, "split()"), by) : PathValues.Empty),
        Define.Function("join", 0, 1, Join),
    ];

    private static Evaluator Substring(Call call)
    {
        var (source, start, length) = (call.Source, call.Argument(0), call.OptionalArgument(1));
        return frame =>
        {
            if (Singleton.Text(source(frame), "substring()") is not { } text || Singleton.Integer(start(frame), "substring()") is not { } from)
                return PathValues.Empty;
            if (from < 0 || from >= text.Length)
                return PathValues.Empty;
            var wanted = length is null ? null : Singleton.Integer(length(frame), "substring()");
            return PathValues.Of(text.Substring(from, Math.Clamp(wanted ?? int.MaxValue, 0, text.Length - from)));
        };
    }

    private static Evaluator Replace(Call call)
    {
        var (source, pattern, substitution) = (call.Source, call.Argument(0), call.Argument(1));
        return frame =>
        {
            if (Singleton.Text(source(frame), "replace()") is not { } text
                || Singleton.Text(pattern(frame), "replace()") is not { } part
                || Singleton.Text(substitution(frame), "replace()") is not { } by)
            {
                return PathValues.Empty;
            }
            TextLimit.Require((text.Length + 1L) * (by.Length + 1L));
            // An empty pattern stands before, between and after the characters.
            return PathValues.Of(part.Length == 0
                ? string.Concat(by, string.Join(by, text.AsEnumerable()), text.Length == 0 ? "" : by)
                : text.Replace(part, by, StringComparison.Ordinal));
        };
    }

    private static PathValues Split(string? text, string separator)
    {
        if (text is null)
            return PathValues.Empty;
        IEnumerable<string> parts = separator.Length == 0 ? text.Select(c => c.ToString()) : text.Split(separator);
        PathValue[] values = [.. parts.Select(p => new StringValue(p))];
        return PathValues.Of(values, values.Length);
    }

    private static Evaluator Join(Call call)
    {
        var (source, separator) = (call.Source, call.OptionalArgument(0));
        return frame =>
        {
            var values = source(frame);
            var by = separator is null ? "" : Singleton.Text(separator(frame), "join()") ?? "";
            if (values.IsEmpty)
                return values;
            List<string> texts = [.. values.Select(v => Singleton.Text(PathValues.Of(v), "join()")).OfType<string>()];
            TextLimit.Require(texts.Sum(t => (long)t.Length + by.Length));
            return PathValues.Of(string.Join(by, texts));
        };
    }
}
