using System.Text.Json;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Fhir.Tests.Path;

/// <summary>One test of the official FHIRPath suite; its README says how the fields are meant.</summary>
internal sealed record OfficialCase(string Id, string? Input, string Expression, string? Invalid, bool Predicate, bool Ordered, List<(string? Type, string Value)> Outputs)
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(2));

    public static List<OfficialCase> ReadAll(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return [.. json.RootElement.GetProperty("tests").EnumerateArray().Select(Read)];
    }

    /// <summary>Null where the engine does what the suite asks, else what went wrong.</summary>
    public string? Run(PathCompiler compiler, Func<string, Element> inputOf)
    {
        PathValues values;
        try
        {
            var focus = Input is null ? default : inputOf(Input);
            var path = compiler.Compile(Expression, new PathOptions { ContextType = focus.Exists ? focus.Type.Name : null });
            var scope = new PathScope { Resource = focus, RootResource = focus, Now = Now };
            values = path.Evaluate(focus, scope);
            if (Predicate)
                values = PathValues.Of(BooleanValue.Of(values.Count > 0 && (values.Count > 1 || values[0] is not BooleanValue { Value: false })));
        }
        catch (PathException failure)
        {
            return Invalid is not null ? null : "does not compile: " + failure.Message;
        }
        catch (PathEvaluationException failure)
        {
            return Invalid is not null and not "syntax" ? null : "fails: " + failure.Message;
        }
        if (Invalid is not null && Outputs.Count == 0)
            return $"should be refused ({Invalid}), gives {Show(values)}";
        return Matches(values) ? null : $"gives {Show(values)}, not [{string.Join("; ", Outputs.Select(o => $"{o.Type}:{o.Value}"))}]";
    }

    private bool Matches(PathValues values)
    {
        if (values.Count != Outputs.Count)
            return false;
        if (Ordered)
            return values.Zip(Outputs).All(pair => Matches(pair.First, pair.Second));
        var open = Outputs.ToList();
        return values.All(value => open.FindIndex(output => Matches(value, output)) is var i and >= 0 && RemoveAt(open, i));
    }

    private static bool RemoveAt<T>(List<T> list, int index)
    {
        list.RemoveAt(index);
        return true;
    }

    private bool Matches(PathValue value, (string? Type, string Value) expected)
    {
        if (expected.Type is not null && !string.Equals(value.TypeName, expected.Type, value is ElementValue ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase))
            return false;
        var text = value is ElementValue element ? element.ToSystem() ?? value : value;
        return text switch
        {
            // Only the boundary tests show by zeros which precision they mean; a negative zero has no meaning of its own.
            DecimalValue number when decimal.TryParse(expected.Value, System.Globalization.CultureInfo.InvariantCulture, out var wanted) =>
                number.Value == wanted && (!Id.Contains("Boundary", StringComparison.Ordinal) || wanted == 0 || number.ToString() == expected.Value),
            TimeValue time => "@T" + time == expected.Value,
            TemporalValue temporal => "@" + temporal == expected.Value,
            _ => text.ToString() == expected.Value,
        };
    }

    private static string Show(PathValues values) => "[" + string.Join("; ", values.Select(v => $"{v.TypeName}:{v}")) + "]";

    private static OfficialCase Read(JsonElement test) => new(
        test.GetProperty("id").GetString()!,
        Text(test, "input"),
        test.GetProperty("expression").GetString()!,
        Text(test, "invalid"),
        test.TryGetProperty("predicate", out var predicate) && predicate.GetBoolean(),
        !test.TryGetProperty("ordered", out var ordered) || ordered.GetBoolean(),
        test.TryGetProperty("outputs", out var outputs) ? [.. outputs.EnumerateArray().Select(o => (Text(o, "type"), Text(o, "value") ?? ""))] : []);

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
