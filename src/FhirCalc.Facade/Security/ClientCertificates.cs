using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace FhirCalc.Facade.Security;

internal enum ClientCertificateUse
{
    None,

    /// <summary>Looked at when a client has one.</summary>
    Accepted,

    /// <summary>No connection without one.</summary>
    Required,
}

/// <summary>Mutual TLS: client certificates are good that the configured authorities, and no others, have issued for that purpose.</summary>
internal static class ClientCertificates
{
    private const string ForClients = "1.3.6.1.5.5.7.3.2";

    public static void Apply(this SecurityOptions options, HttpsConnectionAdapterOptions https)
    {
        if (options.ClientCertificates == ClientCertificateUse.None)
            return;
        var authorities = Authorities(options);
        https.ClientCertificateMode = options.ClientCertificates == ClientCertificateUse.Required ? ClientCertificateMode.RequireCertificate : ClientCertificateMode.AllowCertificate;
        https.OnAuthenticate = (_, ssl) => ssl.CertificateChainPolicy = Policy(authorities);
        https.ClientCertificateValidation = (_, _, errors) => errors == SslPolicyErrors.None;
    }

    /// <summary>What is wrong with the configured authorities.</summary>
    public static string? Problem(SecurityOptions options)
    {
        try
        {
            return Authorities(options).Count > 0 ? null : "The file holds no certificate.";
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            return "The file with the authorities' certificates cannot be read.";
        }
    }

    /// <summary>The name of a client that showed a certificate: who it is, and who says so. A renewed certificate is the same client.</summary>
    public static string NameOf(X509Certificate2 certificate) => $"certificate {certificate.Subject} of {certificate.Issuer}";

    private static X509Certificate2Collection Authorities(SecurityOptions options)
    {
        var found = new X509Certificate2Collection();
        found.ImportFromPemFile(options.ClientAuthorities ?? "");
        return found;
    }

    private static X509ChainPolicy Policy(X509Certificate2Collection authorities)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            DisableCertificateDownloads = true, // a certificate names addresses, and a stranger makes the certificate
            RevocationMode = X509RevocationMode.NoCheck, // as above; short-lived certificates, or an authority of their own
        };
        policy.CustomTrustStore.AddRange(authorities);
        policy.ApplicationPolicy.Add(new Oid(ForClients));
        return policy;
    }
}
