using System.CommandLine;

namespace FhirCalc.Cli.Commands;

/// <summary><c>fhircalc profile show</c>: what the engine makes of a profile.</summary>
internal static class ProfileCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create(Engine engine)
    {
        var url = new Argument<string>("URL") { Description = "Canonical of the profile" };
        var packages = new Option<string[]>("--package") { Description = "FHIR package (.tgz) or folder of JSON definitions to load; repeatable", HelpName = "TGZ|DIR" };
        var show = new Command("show", "Print what a profile is compiled to: children, slices and rules beyond its core type") { url, packages };
        show.SetAction((parsed, _) => Show(engine, parsed.GetRequiredValue(url), parsed.GetValue(packages) ?? []));
        return new Command("profile", "Look into profiles") { show };
    }

    private static async Task<int> Show(Engine engine, string url, string[] packages)
    {
        var text = engine.Validator(engine.DefinitionsWith(packages)).DescribeProfile(url)
            ?? throw new UsageException($"No profile '{url}' is loaded. Name its package with --package.");
        await Console.Out.WriteAsync(text);
        return ExitCode.Fine;
    }
}
