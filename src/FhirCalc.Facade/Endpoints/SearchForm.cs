using System.Text;
using FhirCalc.Facade.Operations;
using Microsoft.Net.Http.Headers;

namespace FhirCalc.Facade.Endpoints;

/// <summary>The parameters of a search that is posted: those of the form, and those of the address (R4 http, 3.1.0.9).</summary>
internal static class SearchForm
{
    private const int MaxBytes = 256 * 1024;

    /// <summary>As a query without its question mark, or the answer that says why not.</summary>
    public static async Task<(string? Query, FhirReply? Problem)> ReadAsync(HttpRequest request)
    {
        if (request.ContentType is { } sent && !(MediaTypeHeaderValue.TryParse(sent, out var type) && type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)))
            return (null, FhirReply.Failure(FacadeIssueIds.MediaType, "not-supported", "A search is posted as application/x-www-form-urlencoded."));
        var buffer = new byte[MaxBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        if (length > MaxBytes)
            return (null, FhirReply.Failure(FacadeIssueIds.BodyTooLarge, "too-long", $"The form is larger than {MaxBytes} bytes."));
        var form = Encoding.UTF8.GetString(buffer, 0, length);
        if (AddressQuery.HoldsToken(form))
            return (null, FhirReply.Failure(FacadeIssueIds.Parameters, "value", "An access token is sent as 'Authorization: Bearer', and nowhere else."));
        var parts = new[] { AddressQuery.WithoutFormat(request.QueryString.Value), AddressQuery.WithoutFormat(form) };
        return (string.Join('&', parts.Where(part => part.Length > 0)), null);
    }
}
