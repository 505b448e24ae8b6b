using FhirCalc.Facade.Intake;
using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Security;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using Microsoft.Net.Http.Headers;

namespace FhirCalc.Facade.Endpoints;

/// <summary>Reads the resource that a request carries. Every limit is checked before or while it is read.</summary>
internal sealed class RequestBody(IntakeOptions options, BodyAccess access)
{
    /// <summary>Bytes beyond the limit that are read and dropped, so that a client can hear why it was refused.</summary>
    public const int MostDropped = 32 * 1024 * 1024;

    /// <summary>The resource, or the issue that says why there is none.</summary>
    public async Task<(ResourceJson? Resource, Issue? Problem)> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (!IsFhirJson(request.ContentType))
        {
            return (null, Problem(FacadeIssueIds.MediaType, "not-supported",
                "The body must be sent as 'Content-Type: application/fhir+json' (or application/json), in UTF-8."));
        }

        if (request.ContentLength > options.MaxBodyBytes)
            return (null, await TooLargeAsync(request, cancel));
        var body = new MemoryStream((int)(request.ContentLength ?? 16 * 1024));
        var chunk = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(chunk, cancel)) > 0;)
        {
            if (body.Length + read > options.MaxBodyBytes)
                return (null, await TooLargeAsync(request, cancel));
            body.Write(chunk, 0, read);
        }

        var limits = JsonLimits.Default with { MaxBytes = options.MaxBodyBytes, MaxDepth = options.MaxDepth };
        if (!ResourceJson.TryParse(body.GetBuffer().AsMemory(0, (int)body.Length), limits, out var resource, out var problem))
            return (null, problem);
        if (resource.ResourceType == "Bundle" && resource.Root["entry"u8].Count > options.MaxEntries)
        {
            return (null, Problem(FacadeIssueIds.TooManyEntries, "too-long", FormattableString.Invariant(
                $"The Bundle has more than {options.MaxEntries} entries: send it in parts.")) with { Location = "Bundle.entry" });
        }

        // Every body comes through here, so nothing in one escapes the scopes of its client.
        return access.Refuse(request.HttpContext, resource) is { } refused ? (null, refused) : (resource, null);
    }

    private static bool IsFhirJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Value?.ToLowerInvariant() is "application/fhir+json" or "application/json" or "text/json"
        && (!type.Charset.HasValue || type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static Issue Problem(string id, string code, string message) => new(id, IssueSeverity.Error, code, message);

    // A client that is still sending would see a broken connection instead of the answer: let it finish, within bounds.
    private async Task<Issue> TooLargeAsync(HttpRequest request, CancellationToken cancel)
    {
        var chunk = new byte[64 * 1024];
        var left = request.ContentLength > options.MaxBodyBytes + MostDropped ? 0 : MostDropped;
        for (int read; left > 0 && (read = await request.Body.ReadAsync(chunk, cancel)) > 0; left -= read)
        {
        }

        return Problem(FacadeIssueIds.BodyTooLarge, "too-long", FormattableString.Invariant(
            $"The body is larger than {options.MaxBodyBytes} bytes: send it in parts."));
    }
}
