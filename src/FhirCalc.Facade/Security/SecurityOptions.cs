using System.ComponentModel.DataAnnotations;
using FhirCalc.Facade.Operations;

namespace FhirCalc.Facade.Security;

/// <summary>Who may use the service. Without an issuer and without client certificates everybody may who reaches it, and only this machine does.</summary>
internal sealed record SecurityOptions : IValidatableObject
{
    public const string Section = "Security";

    /// <summary>The <c>iss</c> of the access tokens that are taken. Unset: no tokens are asked for.</summary>
    public string? Issuer { get; init; }

    /// <summary>The <c>aud</c> that a token must hold: the public FHIR base of this service, or the name that the issuer gives it.</summary>
    public string? Audience { get; init; }

    /// <summary>Where the issuer publishes its keys. Unset: its discovery document tells.</summary>
    public string? JwksUrl { get; init; }

    /// <summary>Where clients get their tokens, for the smart-configuration. Unset: the issuer's discovery document tells.</summary>
    public string? TokenEndpoint { get; init; }

    /// <summary>How far the issuer's clock may be off.</summary>
    [TimeRange("00:00:00", "00:05:00")]
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the issuer's keys are believed, unless their Cache-Control says shorter.</summary>
    [TimeRange("00:00:01", "1.00:00:00")]
    public TimeSpan KeyCache { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Shortest time between two looks for a key that is not known yet: strangers cannot make us ask more often.</summary>
    [TimeRange("00:00:01", "01:00:00")]
    public TimeSpan KeyRefresh { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The scope that opens the administration addresses. Nothing else does, once clients are authenticated.</summary>
    [Required]
    public string AdminScope { get; init; } = "fhircalc.admin";

    /// <summary>Mutual TLS: None, Accepted or Required. A token counts before a certificate.</summary>
    public ClientCertificateUse ClientCertificates { get; init; }

    /// <summary>A PEM file with the certificates of those who may issue client certificates.</summary>
    public string? ClientAuthorities { get; init; }

    /// <summary>What a client may do that shows a certificate and no token.</summary>
    public string CertificateScopes { get; init; } = "system/*.cruds";

    /// <summary>Lets the service listen on the network without authenticating anybody.</summary>
    public bool AllowAnonymousNetwork { get; init; }

    /// <summary>Whether authentication is configured at all.</summary>
    internal bool IsOn => Issuer is not null || ClientCertificates != ClientCertificateUse.None;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Issuer is null && (Audience ?? JwksUrl ?? TokenEndpoint) is not null)
            yield return new ValidationResult("Audience, JwksUrl and TokenEndpoint say nothing without an Issuer.", [nameof(Issuer)]);
        if (Issuer is not null && string.IsNullOrEmpty(Audience))
            yield return new ValidationResult("Audience is needed with an Issuer: a token for another service must not open this one.", [nameof(Audience)]);
        foreach (var (name, value) in new[] { (nameof(Issuer), Issuer), (nameof(JwksUrl), JwksUrl), (nameof(TokenEndpoint), TokenEndpoint) })
        {
            if (value is not null && !TrustedAddress.IsGood(value))
                yield return new ValidationResult($"{name} must be an https URL without query, fragment and credentials; plain http is taken for this machine only.", [name]);
        }

        if (ClientCertificates != ClientCertificateUse.None && Security.ClientCertificates.Problem(this) is { } problem)
            yield return new ValidationResult(problem, [nameof(ClientAuthorities)]);
        if (AdminScope.Any(char.IsWhiteSpace))
            yield return new ValidationResult("AdminScope is one scope.", [nameof(AdminScope)]);
    }
}
