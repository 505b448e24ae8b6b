using System.ComponentModel.DataAnnotations;

namespace FhirCalc.Facade.Endpoints;

/// <summary>Which web pages may use the FHIR addresses from a browser. None, unless named.</summary>
internal sealed record CorsOptions : IValidatableObject
{
    public const string Section = "Cors";

    /// <summary>Origins, separated by blanks or commas; <c>*</c> for every one.</summary>
    public string? Origins { get; init; }

    /// <summary>How long a browser may remember the permission.</summary>
    [Operations.TimeRange("00:00:00", "1.00:00:00")]
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromMinutes(10);

    internal string[] List() => (Origins ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var origin in List())
        {
            if (origin != "*" && !(Uri.TryCreate(origin, UriKind.Absolute, out var url) && url.GetLeftPart(UriPartial.Authority) == origin))
                yield return new ValidationResult($"'{origin}' is no origin: scheme, host and port only, or *.", [nameof(Origins)]);
        }
    }
}
