using System.CommandLine;
using FhirCalc.Cli;
using FhirCalc.Cli.Commands;

var engine = new Engine(TimeProvider.System);
var root = new RootCommand("Validates FHIR R4 resources, evaluates FHIRPath and assesses calcification findings. Exit status: 0 fine, 1 errors found, 2 wrong usage or internal error.");
root.Subcommands.Add(ValidateCommand.Create(engine));
root.Subcommands.Add(PathCommand.Create(engine));
root.Subcommands.Add(AssessCommand.Create(engine));
root.Subcommands.Add(RulesCommand.Create(engine));
root.Subcommands.Add(ProfileCommand.Create(engine));
root.Subcommands.Add(PackageCommand.Create());
root.Subcommands.Add(SubmissionsCommand.Create());
root.Subcommands.Add(AuditCommand.Create());
root.Subcommands.Add(BackupCommand.Create());

var parsed = root.Parse(args);
if (WrongUsage.Of(parsed) is { Count: > 0 } problems)
{
    foreach (var problem in problems)
        await Console.Error.WriteLineAsync("fhircalc: " + problem);
    await Console.Error.WriteLineAsync($"Try '{WrongUsage.Help(parsed)}'.");
    return ExitCode.Usage;
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (UsageException error)
{
    await Console.Error.WriteLineAsync("fhircalc: " + error.Message);
    return ExitCode.Usage;
}
