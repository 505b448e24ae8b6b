using System.ComponentModel.DataAnnotations;

namespace FhirCalc.Facade.Security;

internal enum UpstreamAuthMethod
{
    None,
    Bearer,
    Basic,

    /// <summary>SMART Backend Services: short tokens for a signed assertion.</summary>
    Smart,
}

/// <summary>How this service authenticates at the external server.</summary>
internal sealed record UpstreamAuthOptions : IValidatableObject
{
    public const string Section = "UpstreamAuth";

    /// <summary>None, Bearer, Basic or Smart.</summary>
    public UpstreamAuthMethod Method { get; init; }

    /// <summary>For Bearer: a token that does not change.</summary>
    public string? Token { get; init; }

    /// <summary>For Basic.</summary>
    public string? UserName { get; init; }

    /// <summary>For Basic.</summary>
    public string? Password { get; init; }

    /// <summary>For Smart: the name under which the authorization server knows this service.</summary>
    public string? ClientId { get; init; }

    /// <summary>For Smart: the private key, RSA (RS384) or EC on P-384 (ES384), as PEM or JWK.</summary>
    public string? PrivateKey { get; init; }

    /// <summary>For Smart: a file that holds the private key instead.</summary>
    public string? PrivateKeyFile { get; init; }

    /// <summary>For Smart: the name of the key, as registered with the authorization server. A JWK has its own.</summary>
    public string? KeyId { get; init; }

    /// <summary>For Smart: where tokens are given. Unset: the external server's smart-configuration tells.</summary>
    public string? TokenEndpoint { get; init; }

    /// <summary>For Smart: what is asked for.</summary>
    [Required]
    public string Scope { get; init; } = "system/*.cruds";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var needed = Method switch
        {
            UpstreamAuthMethod.Bearer => [(nameof(Token), Token)],
            UpstreamAuthMethod.Basic => [(nameof(UserName), UserName), (nameof(Password), Password)],
            UpstreamAuthMethod.Smart => [(nameof(ClientId), ClientId), (nameof(PrivateKey), PrivateKey ?? PrivateKeyFile)],
            _ => Array.Empty<(string, string?)>(),
        };
        foreach (var (name, value) in needed)
        {
            if (string.IsNullOrEmpty(value))
                yield return new ValidationResult($"{name} is needed for the method {Method}.", [name]);
        }

        if (Method == UpstreamAuthMethod.None && (Token ?? Password ?? PrivateKey ?? PrivateKeyFile) is not null)
            yield return new ValidationResult("There is a secret, and no Method that uses it.", [nameof(Method)]);
        if (TokenEndpoint is not null && !TrustedAddress.IsGood(TokenEndpoint))
            yield return new ValidationResult("TokenEndpoint must be an https URL without query, fragment and credentials; plain http is taken for this machine only.", [nameof(TokenEndpoint)]);
        if (Method == UpstreamAuthMethod.Smart && (PrivateKey ?? PrivateKeyFile) is { Length: > 0 } && ClientAssertion.KeyProblem(this) is { } problem)
            yield return new ValidationResult(problem, [PrivateKey is null ? nameof(PrivateKeyFile) : nameof(PrivateKey)]);
    }

    /// <summary>Credentials are not for everybody on the way to read.</summary>
    public string? TransportProblem(string? baseUrl) =>
        Method == UpstreamAuthMethod.None || string.IsNullOrEmpty(baseUrl) || TrustedAddress.IsGood(baseUrl)
            ? null
            : $"{Section}:{nameof(Method)}: credentials are sent to an https address only (or to this machine): Upstream:BaseUrl is none.";

    // A record would print its secrets.
    public override string ToString() => $"{Section}: {Method}";
}
