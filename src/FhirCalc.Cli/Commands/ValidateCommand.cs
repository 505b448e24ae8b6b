using System.CommandLine;
using FhirCalc.Cli.Input;
using FhirCalc.Cli.Output;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;

namespace FhirCalc.Cli.Commands;

/// <summary><c>fhircalc validate</c>: resources against R4, the profiles that they claim and the profiles named.</summary>
internal static class ValidateCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create(Engine engine)
    {
        var files = FileArgument.Several("FILE", "JSON, XML or NDJSON (.ndjson); '-' is standard input");
        var profiles = new Option<string[]>("--profile") { Description = "Canonical of a profile to validate against as well; repeatable", HelpName = "URL" };
        var packages = new Option<string[]>("--package") { Description = "FHIR package (.tgz) or folder of JSON definitions to load; repeatable", HelpName = "TGZ|DIR" };
        var format = new Option<string>("--format") { Description = "text for people; json: an array of OperationOutcomes; ndjson: one OperationOutcome a line, in input order", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "ndjson");
        var stats = new Option<bool>("--stats") { Description = "Print resources, seconds, resources/s, MB/s and seconds of the processors to standard error" };
        var command = new Command("validate", "Validate resources against R4, the profiles in meta.profile and the profiles named") { files, profiles, packages, format, stats };
        command.SetAction((parsed, _) => Run(
            engine, parsed.GetRequiredValue(files), parsed.GetValue(profiles) ?? [], parsed.GetValue(packages) ?? [], parsed.GetValue(format)!, parsed.GetValue(stats)));
        return command;
    }

    private static async Task<int> Run(Engine engine, string[] files, string[] profiles, string[] packages, string format, bool stats)
    {
        var statistics = new Statistics(engine.Clock);
        var definitions = engine.DefinitionsWith(packages);
        var types = new Lazy<TypeModel>(() => new TypeModel(definitions));
        foreach (var profile in profiles)
        {
            if (!definitions.TryFind(profile, "StructureDefinition", out _))
                throw new UsageException($"No profile '{profile}' is loaded. Name its package with --package.");
        }

        var validator = engine.Validator(definitions);

        var exit = ExitCode.Fine;
        await using var console = new BufferedStream(Console.OpenStandardOutput(), 64 * 1024);
        using (var output = OutcomeWriter.Create(format, console))
        {
            await foreach (var batch in InOrder.Select(InputFiles.ReadTexts(files, () => types.Value), text => text.Bytes.Length, Judge))
            {
                foreach (var (rendered, bytes, isValid) in batch)
                {
                    output.Write(rendered);
                    statistics.Add(bytes);
                    if (!isValid)
                        exit = ExitCode.Findings;
                }
            }

            (byte[] Rendered, int Bytes, bool IsValid) Judge(InputText text)
            {
                var input = text.Read();
                var outcome = input.Resource is { } resource ? validator.Validate(resource, profiles) : new Outcome([input.Problem!]);
                return (output.Render(input, outcome), input.Bytes, outcome.IsValid);
            }
        }

        if (stats)
            await Console.Error.WriteLineAsync(statistics.Line());
        return exit;
    }
}
