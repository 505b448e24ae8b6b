using FhirCalc.Calcification;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Packages;
using FhirCalc.Fhir.Validation;

namespace FhirCalc.Cli;

/// <summary>Builds the parts that a command needs, when it needs them: a FHIRPath query loads no rules.</summary>
internal sealed class Engine(TimeProvider clock)
{
    private readonly Lazy<DefinitionSet> _definitions = new(() => CalcificationGuide.AddTo(DefinitionSet.LoadR4()));

    /// <summary>R4 and the calcification guide.</summary>
    public DefinitionSet Definitions => _definitions.Value;

    /// <summary>The clock that results and <c>now()</c> take.</summary>
    public TimeProvider Clock => clock;

    /// <summary>R4, the guide and the given packages; the last one named wins.</summary>
    /// <exception cref="UsageException">A package cannot be read.</exception>
    public DefinitionSet DefinitionsWith(IEnumerable<string> packages) => packages.Aggregate(Definitions, AddPackage);

    /// <summary>
    /// A validator for a set of definitions. A profile of a package that is unusable is told on standard error: published packages
    /// hold some, and what claims such a profile is told so in its own outcome.
    /// </summary>
    public FhirValidator Validator(DefinitionSet definitions)
    {
        var validator = FhirValidator.Create(definitions, clock);
        foreach (var issue in validator.LoadProblems.Where(issue => issue.IsError))
            Console.Error.WriteLine($"fhircalc: cannot be used: {issue.Rule}: {issue.Message}");
        return validator;
    }

    /// <summary>The rules, compiled, and those of the given packages to be named by their version.</summary>
    /// <exception cref="UsageException">A package cannot be read.</exception>
    public CalcificationAssessor Assessor(params string[] packages) => CalcificationAssessor.Create(Definitions, clock, packages.Select(Package));

    private static DefinitionSet AddPackage(DefinitionSet definitions, string path) => Package(path).AddTo(definitions);

    private static FhirPackage Package(string path)
    {
        try
        {
            return ReadPackage(path);
        }
        catch (FhirPackageException error)
        {
            throw new UsageException($"The package '{path}' cannot be used: {error.Message}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The package '{path}' cannot be read: {error.Message}");
        }
    }

    private static FhirPackage ReadPackage(string path)
    {
        if (!Directory.Exists(path))
        {
            using var archive = File.OpenRead(path);
            return FhirPackage.ReadArchive(archive);
        }

        return FhirPackage.ReadFiles(path, Directory.EnumerateFiles(path, "*.json").Select(file => (Path.GetFileName(file), (Stream)File.OpenRead(file))));
    }
}
