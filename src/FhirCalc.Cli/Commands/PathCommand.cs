using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FhirCalc.Cli.Input;
using FhirCalc.Cli.Output;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Cli.Commands;

/// <summary><c>fhircalc path</c>: one FHIRPath expression on one resource.</summary>
internal static class PathCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create(Engine engine)
    {
        var expression = new Argument<string>("EXPRESSION") { Description = "FHIRPath expression" };
        var file = FileArgument.One("FILE", "JSON or XML; '-' is standard input");
        var format = new Option<string>("--format") { Description = "text: one value a line; json: [{\"type\":\"decimal\",\"value\":\"1.10\"}, …]", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("path", "Evaluate a FHIRPath expression on a resource") { expression, file, format };
        command.SetAction((parsed, _) => Run(engine, parsed.GetRequiredValue(expression), parsed.GetRequiredValue(file), parsed.GetValue(format)!));
        return command;
    }

    private static async Task<int> Run(Engine engine, string expression, string file, string format)
    {
        var types = new TypeModel(engine.Definitions);
        var input = await InputFiles.ReadSingle(file, () => types);
        if (input.Resource is not { } resource)
            throw new UsageException($"{input.Source}: {input.Problem!.Message}");
        PathValues values;
        try
        {
            var focus = new Element(resource, types);
            values = new PathCompiler(types).Compile(expression, new PathOptions { ContextType = focus.Type.Name }).Evaluate(focus, PathScope.Of(focus, engine.Clock.GetLocalNow()));
        }
        catch (PathException error)
        {
            throw new UsageException("The expression is wrong: " + error.Message);
        }
        catch (PathUndecidedException error)
        {
            throw new UsageException("The expression cannot be decided: " + error.Message);
        }
        catch (PathEvaluationException error)
        {
            throw new UsageException("The expression cannot be evaluated on this resource: " + error.Message);
        }

        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(format == "json" ? Json(values) : Text(values));
        return ExitCode.Fine;
    }

    private static byte[] Text(PathValues values) =>
        Encoding.UTF8.GetBytes(string.Concat(values.Select(value => PathOutput.Of(value).Text + "\n")));

    private static byte[] Json(PathValues values)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (var value in values)
            {
                var (type, text) = PathOutput.Of(value);
                json.WriteStartObject();
                json.WriteString("type", type);
                json.WriteString("value", text);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }
}
