using System.CommandLine;

namespace FhirCalc.Cli.Commands;

/// <summary><c>fhircalc rules</c>: what the rules ask and conclude, and on which published statement each rests.</summary>
internal static class RulesCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create(Engine engine)
    {
        var evidence = new Option<string?>("--evidence") { Description = "Only this statement and the rules that rest on it, such as B13", HelpName = "CODE" };
        var organ = new Option<string?>("--organ") { Description = "Only the rules of this organ, such as breast; general for what holds anywhere, scores for what is derived", HelpName = "NAME" };
        var markdown = new Option<bool>("--markdown") { Description = "The whole rule base as the page docs/rules.md", Hidden = true };
        var command = new Command("rules", "Print the rules, by organ or by statement, with conditions, citations and what no rule carries") { evidence, organ, markdown };
        command.SetAction((parsed, _) => Run(engine, parsed.GetValue(evidence), parsed.GetValue(organ), parsed.GetValue(markdown)));
        return command;
    }

    private static async Task<int> Run(Engine engine, string? evidence, string? organ, bool markdown)
    {
        var assessor = engine.Assessor();
        var text = markdown ? assessor.RulesToMarkdown() : assessor.RulesToText(evidence, organ);
        if (text.Length == 0)
            throw new UsageException($"No rule fits. 'fhircalc rules' prints them all; the organs are {string.Join(", ", assessor.RuleOrgans)}, the statements stand in docs/rules.md.");
        await Console.Out.WriteAsync(text);
        return ExitCode.Fine;
    }
}
