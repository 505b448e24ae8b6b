using System.ComponentModel.DataAnnotations;

namespace FhirCalc.Facade.Outbox;

internal sealed record EncryptionOptions : IValidatableObject
{
    public const string Section = "Encryption";

    /// <summary>Keys as <c>id=base64</c>, the first one writes; for the environment.</summary>
    public string? Keys { get; init; }

    /// <summary>A file with the same, read at start; its keys come before the others.</summary>
    public string? KeyFile { get; init; }

    public ContentKeys Read() => ContentKeys.Parse((string.IsNullOrEmpty(KeyFile) ? "" : File.ReadAllText(KeyFile) + " ") + Keys);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        string? problem = null;
        try
        {
            Read();
        }
        catch (Exception error) when (error is FormatException)
        {
            problem = error.Message;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problem = $"The key file '{KeyFile}' cannot be read.";
        }

        if (problem is not null)
            yield return new ValidationResult(problem, [string.IsNullOrEmpty(KeyFile) ? nameof(Keys) : nameof(KeyFile)]);
    }
}
