using System.Globalization;
using System.Text.Json;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path;
using FhirCalc.Fhir.Path.Syntax;

namespace FhirCalc.Fhir.Tests.Path;

/// <summary>
/// A test of fhirpath.js. Many run on JSON without types, which this engine does not read, or use what came after N1;
/// those are left out.
/// </summary>
internal sealed record FhirpathJsCase(string File, string Expression, string? Input, bool WantsError, string[] Result)
{
    public static IEnumerable<FhirpathJsCase> ReadAll(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            using var json = JsonDocument.Parse(System.IO.File.ReadAllBytes(file));
            foreach (var test in Leaves(json.RootElement.GetProperty("tests")))
            {
                foreach (var expression in Expressions(test.GetProperty("expression")))
                {
                    if (Applies(test, expression))
                        yield return Read(System.IO.Path.GetFileName(file), test, expression);
                }
            }
        }
    }

    /// <summary>Null where both engines agree, else what this one does.</summary>
    public string? Run(PathCompiler compiler, Func<string, Element> inputOf)
    {
        try
        {
            var focus = Input is null ? default : inputOf(Input);
            var values = compiler.Compile(Expression).Evaluate(focus, PathScope.Of(focus, PathFixture.Now));
            if (WantsError)
                return "should fail, gives " + string.Join("; ", values);
            // In JSON a primitive that has only extensions is not a value.
            var found = values.Where(v => v is not ElementValue { Element: { IsPrimitive: true, HasValue: false } }).ToList();
            return found.Count == Result.Length && found.Zip(Result).All(p => Same(p.First, p.Second))
                ? null
                : $"gives [{string.Join("; ", found)}], not [{string.Join("; ", Result)}]";
        }
        catch (Exception failure) when (failure is PathException or PathEvaluationException)
        {
            return WantsError ? null : "fails: " + failure.Message;
        }
    }

    private static bool Same(PathValue value, string wanted)
    {
        if (value is ElementValue { Element.IsPrimitive: false } || value is TypeValue)
            return wanted.StartsWith('{');
        var text = value.ToString();
        return text == wanted || (Number(text) is { } a && Number(wanted) is { } b && Math.Abs(a - b) < 1e-9m * Math.Max(1, Math.Abs(a)));
    }

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? n : null;

    private static bool Applies(JsonElement test, string expression)
    {
        var isOff = test.TryGetProperty("disable", out var disabled) && disabled.ValueKind == JsonValueKind.True;
        var isOtherModel = test.TryGetProperty("model", out var model) && model.ToString() != "r4";
        if (isOff || isOtherModel || test.TryGetProperty("variables", out _) || test.TryGetProperty("context", out _)
            || expression.Contains("%factory", StringComparison.Ordinal) || !(test.TryGetProperty("result", out _) || test.TryGetProperty("error", out _)))
        {
            return false;
        }
        if (test.TryGetProperty("inputfile", out _))
            return true;
        try
        {
            return !NamesElements(Parser.Parse(expression));
        }
        catch (PathException)
        {
            return true;
        }
    }

    private static bool NamesElements(Expression expression) => expression switch
    {
        NameExpression or VariableExpression { Name: "resource" or "context" } => true,
        MemberExpression m => NamesElements(m.Source) || (m.Member is CallExpression && NamesElements(m.Member)),
        CallExpression { Name: "is" or "as" or "ofType" } => false,
        CallExpression c => c.Arguments.Any(NamesElements),
        IndexExpression i => NamesElements(i.Source) || NamesElements(i.Index),
        SignExpression s => NamesElements(s.Operand),
        BinaryExpression b => NamesElements(b.Left) || NamesElements(b.Right),
        TypeExpression t => NamesElements(t.Operand),
        _ => false,
    };

    private static FhirpathJsCase Read(string file, JsonElement test, string expression) => new(
        file,
        expression,
        test.TryGetProperty("inputfile", out var input) ? input.GetString() : null,
        test.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.True,
        test.TryGetProperty("result", out var result) ? [.. Items(result).Select(Text)] : []);

    private static List<JsonElement> Items(JsonElement result) => result.ValueKind == JsonValueKind.Array ? [.. result.EnumerateArray()] : [result];

    private static string Text(JsonElement item) => item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetRawText();

    private static IEnumerable<string> Expressions(JsonElement expression) => expression.ValueKind switch
    {
        JsonValueKind.String => [expression.GetString()!],
        JsonValueKind.Array => expression.EnumerateArray().Select(e => e.GetString()!),
        _ => [],
    };

    private static IEnumerable<JsonElement> Leaves(JsonElement list)
    {
        foreach (var item in list.EnumerateArray())
        {
            foreach (var leaf in item.EnumerateObject().Where(p => p.Name.StartsWith("group", StringComparison.Ordinal)).SelectMany(p => Leaves(p.Value)))
                yield return leaf;
            if (item.TryGetProperty("expression", out _))
                yield return item;
        }
    }
}
