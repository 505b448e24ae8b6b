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

    /// <summary>A validator for a set of definitions.</summary>
    /// <exception cref="UsageException">A profile that was loaded is unusable.</exception>
    public FhirValidator Validator(DefinitionSet definitions)
    {
        var validator = FhirValidator.Create(definitions, clock);
        var errors = validator.LoadProblems.Where(issue => issue.IsError).ToList();
        return errors.Count == 0
            ? validator
            : throw new UsageException("Some definitions cannot be used:" + string.Concat(errors.Select(issue => "\n  " + issue.Id + " " + issue.Message)));
    }

    /// <summary>The rules, compiled.</summary>
    public CalcificationAssessor Assessor() => CalcificationAssessor.Create(Definitions, clock);

    private static DefinitionSet AddPackage(DefinitionSet definitions, string path)
    {
        try
        {
            return ReadPackage(path).AddTo(definitions);
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
