using FhirCalc.Facade.Endpoints;

namespace FhirCalc.Facade.Security;

/// <summary>Finds out who asks, and what that client may do.</summary>
internal sealed class Authentication(SecurityOptions options, TokenCheck tokens, ILogger<Authentication> log)
{
    private const string Scheme = "Bearer ";

    /// <summary>Null when the client is known, and its <see cref="Access"/> set; else the refusal.</summary>
    public async Task<FhirReply?> AuthenticateAsync(HttpContext context)
    {
        if (!options.IsOn)
        {
            context.Features.Set(Access.Everything);
            return null;
        }

        // A token in an address ends in logs and histories (RFC 6750, 5.3); and two tokens are one too many.
        var sent = context.Request.Headers.Authorization;
        if (context.Request.Query.ContainsKey("access_token") || sent.Count > 1)
            return Refuse(context, TokenFault.Malformed);
        if (sent is not [{ Length: > 0 } header])
            return await TakeCertificateAsync(context) ? null : Refusal.Unauthenticated(context, tokenSent: false);
        if (options.Issuer is null || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return Refuse(context, TokenFault.Malformed);
        var (claims, fault) = await tokens.CheckAsync(header[Scheme.Length..].Trim(' '), context.RequestAborted);
        if (claims is null)
            return fault == TokenFault.NoKeys ? Refusal.CannotJudge() : Refuse(context, fault);
        ClientIdentity.Set(context, claims.Client!, "Bearer");
        context.Features.Set(Access.Granted(claims.Scope, claims.Patient, options.AdminScope));
        return null;
    }

    private async Task<bool> TakeCertificateAsync(HttpContext context)
    {
        // The handshake has looked at it.
        if (options.ClientCertificates == ClientCertificateUse.None || await context.Connection.GetClientCertificateAsync(context.RequestAborted) is not { } certificate)
            return false;
        ClientIdentity.Set(context, ClientCertificates.NameOf(certificate), "Certificate");
        context.Features.Set(Access.Granted(options.CertificateScopes, patient: null, options.AdminScope));
        return true;
    }

    private FhirReply Refuse(HttpContext context, TokenFault fault)
    {
        log.LogInformation("Refused an access token: {Fault}", fault);
        return Refusal.Unauthenticated(context, tokenSent: true);
    }
}
