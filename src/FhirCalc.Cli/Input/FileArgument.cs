using System.CommandLine;

namespace FhirCalc.Cli.Input;

/// <summary>Arguments that name files. What looks like an option is none of them: a misspelt option would be told as a missing file.</summary>
internal static class FileArgument
{
    public static Argument<string> One(string name, string description) => Checked(new Argument<string>(name) { Description = description });

    public static Argument<string[]> Several(string name, string description) =>
        Checked(new Argument<string[]>(name) { Description = description, Arity = ArgumentArity.OneOrMore });

    private static Argument<T> Checked<T>(Argument<T> argument)
    {
        argument.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith("--", StringComparison.Ordinal)))
                result.AddError($"There is no option '{token.Value}' here. A file of this name is './{token.Value}'.");
        });
        return argument;
    }
}
