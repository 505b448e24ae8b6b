using System.ComponentModel.DataAnnotations;
using FhirCalc.Facade.Operations;

namespace FhirCalc.Facade.Telemetry;

internal enum OtlpProtocol
{
    HttpProtobuf,
    Grpc,
}

internal sealed record TelemetryOptions : IValidatableObject
{
    public const string Section = "Telemetry";

    /// <summary>Where traces and metrics are sent by OTLP. Unset: nowhere.</summary>
    public string? Endpoint { get; init; }

    /// <summary>HttpProtobuf or Grpc.</summary>
    public OtlpProtocol Protocol { get; init; } = OtlpProtocol.HttpProtobuf;

    /// <summary>Headers for the collector, as <c>name=value,name=value</c>; may hold a secret.</summary>
    public string? Headers { get; init; }

    /// <summary>How often metrics are sent, and queues are looked at.</summary>
    [TimeRange("00:00:00.050", "01:00:00")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Part of the traces that begin here which is sent; others follow what their caller decided.</summary>
    [Range(0.0, 1.0)]
    public double SampleRatio { get; init; } = 1;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(Endpoint) && (!Uri.TryCreate(Endpoint, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")))
            yield return new ValidationResult("Endpoint must be an absolute http or https URL.", [nameof(Endpoint)]);
    }
}
