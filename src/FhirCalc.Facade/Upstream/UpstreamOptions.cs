using System.ComponentModel.DataAnnotations;
using FhirCalc.Facade.Operations;

namespace FhirCalc.Facade.Upstream;

internal sealed record UpstreamOptions : IValidatableObject
{
    public const string Section = "Upstream";

    /// <summary>FHIR base of the external server. Unset: the embedded sandbox.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Longest time for one HTTP attempt.</summary>
    [TimeRange("00:00:00.050", "00:10:00")]
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Quick retries inside one delivery, before the row goes back to the outbox.</summary>
    [Range(0, 10)]
    public int Retries { get; init; } = 2;

    /// <summary>Base of the exponential delay between quick retries; jitter is added.</summary>
    [TimeRange("00:00:00.001", "00:01:00")]
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>A longer <c>Retry-After</c> is not waited for here: the row goes back to the outbox.</summary>
    [TimeRange("00:00:00", "00:01:00")]
    public TimeSpan MaxInlineWait { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Failed attempts in half a minute, at least half of all, that open the circuit.</summary>
    [Range(2, 1000)]
    public int BreakAfter { get; init; } = 8;

    /// <summary>How long the circuit stays open.</summary>
    [TimeRange("00:00:00.500", "00:10:00")]
    public TimeSpan BreakDuration { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the CapabilityStatement is believed.</summary>
    [TimeRange("00:00:00", "1.00:00:00")]
    public TimeSpan CapabilityCache { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Larger answers of the external server are refused.</summary>
    [Range(1024, 1024 * 1024 * 1024)]
    public int MaxResponseBytes { get; init; } = 64 * 1024 * 1024;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrEmpty(BaseUrl))
            yield break;
        if (!Uri.TryCreate(BaseUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            yield return new ValidationResult("BaseUrl must be an absolute http or https URL.", [nameof(BaseUrl)]);
        else if (url.Query.Length > 0 || url.Fragment.Length > 0 || url.UserInfo.Length > 0)
            yield return new ValidationResult("BaseUrl must not hold a query, a fragment or credentials.", [nameof(BaseUrl)]);
    }
}
