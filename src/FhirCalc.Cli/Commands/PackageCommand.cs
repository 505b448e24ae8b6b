using System.CommandLine;
using FhirCalc.Calcification;
using FhirCalc.Calcification.Packaging;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Cli.Commands;

/// <summary><c>fhircalc package</c>: the guide that this program carries, as a FHIR package for other tools.</summary>
internal static class PackageCommand
{
    private const string ExamplePrefix = "examples/";

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var to = new Option<string>("--to") { Description = "Folder to write to; made where it is missing", DefaultValueFactory = _ => ".", HelpName = "DIR" };
        var command = new Command("package", $"Write the guide as FHIR package {GuidePackage.FileName}: profiles, terminology, rules and examples") { to };
        command.SetAction((parsed, _) => Run(parsed.GetValue(to)!));
        return command;
    }

    private static async Task<int> Run(string folder)
    {
        var examples = Examples();
        var path = Path.Combine(folder, GuidePackage.FileName);
        try
        {
            Directory.CreateDirectory(folder);
            await using var file = File.Create(path);
            GuidePackage.Write(file, examples);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The package cannot be written to '{folder}': {error.Message}");
        }

        await Console.Out.WriteLineAsync($"{path}: {CalcificationGuide.Resources.Count} artifacts, {examples.Count} examples");
        return ExitCode.Fine;
    }

    /// <summary>The valid examples, in the order of the manifest; those that break a rule are for tests only.</summary>
    private static List<GuideExample> Examples()
    {
        var examples = new List<GuideExample>();
        foreach (var example in Embedded("manifest.json").Root["examples"].Children)
        {
            if (example["from"].Exists)
                continue;
            var file = example["file"].GetString()!;
            examples.Add(new GuideExample(Path.GetFileNameWithoutExtension(file), example["profile"].GetString()!, Embedded(file)));
        }

        return examples;
    }

    private static ResourceJson Embedded(string name)
    {
        using var stream = typeof(PackageCommand).Assembly.GetManifestResourceStream(ExamplePrefix + name)
            ?? throw new InvalidOperationException($"The example {name} is not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return ResourceJson.Parse(bytes);
    }
}
