using System.CommandLine;
using System.Text;
using FhirCalc.Calcification;
using FhirCalc.Cli.Input;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Cli.Commands;

/// <summary><c>fhircalc assess</c>: what the rules conclude from submissions; nothing is written anywhere.</summary>
internal static class AssessCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create(Engine engine)
    {
        var files = FileArgument.Several("FILE", "Bundle with DiagnosticReport and findings: JSON, XML or NDJSON; '-' is standard input");
        var context = new Option<string[]>("--context") { Description = "Further resources of the patient (conditions, laboratory values); repeatable", HelpName = "FILE" };
        var format = new Option<string>("--format") { Description = "text: readable report; json: result Bundle; ndjson: one result Bundle a line, in input order", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "ndjson");
        var rulesVersion = new Option<string?>("--rules-version") { Description = "Version of the rules to apply, to have a result again as it was; without it the current one", HelpName = "VERSION" };
        var rules = new Option<string[]>("--rules") { Description = "Package of the guide (.tgz or folder) whose rules --rules-version may name, beside those that the program carries; repeatable", HelpName = "TGZ|DIR" };
        var command = new Command("assess", "Apply the risk rules to calcification reports") { files, context, format, rulesVersion, rules };
        command.SetAction((parsed, _) => Run(
            engine, parsed.GetRequiredValue(files), parsed.GetValue(context) ?? [], parsed.GetValue(format)!, parsed.GetValue(rulesVersion), parsed.GetValue(rules) ?? []));
        return command;
    }

    private static async Task<int> Run(Engine engine, string[] files, string[] contextFiles, string format, string? rulesVersion, string[] rulePackages)
    {
        var types = new TypeModel(engine.Definitions);
        var validator = engine.Validator(engine.Definitions);
        var assessor = engine.Assessor(rulePackages);
        if (rulesVersion is not null && !assessor.RulesVersions.Contains(rulesVersion))
            throw new UsageException($"There are no rules of version '{rulesVersion}'; there are {string.Join(", ", assessor.RulesVersions)}.");
        var context = await Context(contextFiles, types);
        var exit = ExitCode.Fine;
        await using var output = new BufferedStream(Console.OpenStandardOutput(), 64 * 1024);
        await foreach (var input in InputFiles.Read(files, () => types))
        {
            var bytes = Assess(validator, assessor, input, context, format, rulesVersion, out var isValid);
            await output.WriteAsync(bytes);
            if (!isValid)
                exit = ExitCode.Findings;
        }

        return exit;
    }

    private static byte[] Assess(
        FhirValidator validator, CalcificationAssessor assessor, InputResource input, IReadOnlyList<ResourceJson> context, string format, string? rulesVersion, out bool isValid)
    {
        var outcome = input.Resource is { } resource ? validator.Validate(resource, []) : new Outcome([input.Problem!]);
        isValid = outcome.IsValid;
        if (!isValid)
        {
            // Rules are never applied to content that breaks its profiles.
            using var text = new MemoryStream();
            using (var writer = Output.OutcomeWriter.Create(format == "json" ? "ndjson" : format, text))
                writer.Write(writer.Render(input, outcome));
            return text.ToArray();
        }

        var assessment = assessor.Assess(new AssessmentInput { Submission = input.Resource!, Context = context, Identity = CanonicalJson.Hash(input.Resource!), RulesVersion = rulesVersion });
        return format == "text" ? Encoding.UTF8.GetBytes(assessment.ToText() + "\n") : [.. assessment.ToBundle(), (byte)'\n'];
    }

    private static async Task<List<ResourceJson>> Context(string[] files, TypeModel types)
    {
        var context = new List<ResourceJson>();
        await foreach (var input in InputFiles.Read(files, () => types))
        {
            context.Add(input.Resource ?? throw new UsageException($"{input.Source}: {input.Problem!.Message}"));
        }

        return context;
    }
}
