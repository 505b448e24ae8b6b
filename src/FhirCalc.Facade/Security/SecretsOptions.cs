using System.ComponentModel.DataAnnotations;

namespace FhirCalc.Facade.Security;

/// <summary>Where secrets lie that are mounted as files.</summary>
internal sealed record SecretsOptions : IValidatableObject
{
    public const string Section = "Secrets";

    /// <summary>A folder with one file for each setting, named like an environment variable (<c>UpstreamAuth__Password</c>).</summary>
    public string? Folder { get; init; }

    /// <summary>Adds the files to what is configured; they win over the rest.</summary>
    public static void AddFiles(ConfigurationManager configuration)
    {
        if (configuration[$"{Section}:{nameof(Folder)}"] is { Length: > 0 } folder && Directory.Exists(folder))
            configuration.AddKeyPerFile(Path.GetFullPath(folder));
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Folder is { Length: > 0 } && !Directory.Exists(Folder))
            yield return new ValidationResult("Folder is not there.", [nameof(Folder)]);
    }
}
