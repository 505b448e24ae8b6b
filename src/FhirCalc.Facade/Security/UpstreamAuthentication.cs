using System.Net;
using System.Net.Http.Headers;
using System.Text;
using FhirCalc.Facade.Upstream;

namespace FhirCalc.Facade.Security;

/// <summary>Adds this service's credentials to what goes to the external server, and to nothing that goes elsewhere.</summary>
internal sealed class UpstreamAuthentication(UpstreamAuthOptions options, UpstreamTokens tokens, UpstreamAddress upstream) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (options.Method == UpstreamAuthMethod.None)
            return await base.SendAsync(request, cancellationToken);

        if (request.RequestUri is not { } url || !upstream.Holds(url))
            throw new HttpRequestException("Credentials are for the external server only.");
        if (options.Method != UpstreamAuthMethod.Smart)
        {
            request.Headers.Authorization = Fixed();
            return await base.SendAsync(request, cancellationToken);
        }

        var token = await TokenAsync(cancellationToken);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
            return response;

        // Once: a second refusal is not about the age of the token.
        response.Dispose();
        tokens.Discard(token);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(cancellationToken));
        return await base.SendAsync(request, cancellationToken);
    }

    private AuthenticationHeaderValue Fixed() => options.Method == UpstreamAuthMethod.Bearer
        ? new AuthenticationHeaderValue("Bearer", options.Token)
        : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.UserName}:{options.Password}")));

    // Like a broken connection: it is tried again, and nothing is lost.
    private async Task<string> TokenAsync(CancellationToken cancel) =>
        await tokens.GetAsync(cancel) ?? throw new HttpRequestException("There is no access token for the external server.");
}
