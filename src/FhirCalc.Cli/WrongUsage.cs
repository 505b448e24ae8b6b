using System.CommandLine;

namespace FhirCalc.Cli;

/// <summary>What is wrong with a command line, in words that tell what would be right.</summary>
internal static class WrongUsage
{
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        if (parsed.Errors.Count == 0)
            return [];
        var command = parsed.CommandResult.Command;
        if (command.Subcommands.Count == 0)
            return [.. parsed.Errors.Select(error => error.Message)];
        // The library says that a command is missing, and then that it does not know the word.
        var wrong = parsed.UnmatchedTokens is [{ } word, ..] ? $"There is no command '{word}'." : "A command is missing.";
        return [$"{wrong} There are: {string.Join(", ", command.Subcommands.Select(one => one.Name))}."];
    }

    /// <summary>The command line that prints the help that is wanted.</summary>
    public static string Help(ParseResult parsed)
    {
        var words = new List<string>();
        for (var at = parsed.CommandResult; at is not null; at = at.Parent as System.CommandLine.Parsing.CommandResult)
            words.Insert(0, at.Command is RootCommand ? "fhircalc" : at.Command.Name);
        return string.Join(' ', words) + " --help";
    }
}
