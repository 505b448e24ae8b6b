using FhirCalc.Facade.Intake;
using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Security;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Xml;

namespace FhirCalc.Facade.Endpoints;

/// <summary>Reads the resource that a request carries. Every limit is checked before or while it is read.</summary>
internal sealed class RequestBody(IntakeOptions options, LimitOptions limitOptions, TypeModel types, BodyAccess access)
{
    /// <summary>Bytes beyond the limit that are read and dropped, so that a client can hear why it was refused.</summary>
    public const int MostDropped = 32 * 1024 * 1024;

    /// <summary>The resource, or the issue that says why there is none.</summary>
    public async Task<(ResourceJson? Resource, Issue? Problem)> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (AnswerFormat.IsXmlBody(request.ContentType) is not { } isXml)
        {
            return (null, Problem(FacadeIssueIds.MediaType, "not-supported",
                "The body must be sent as 'Content-Type: application/fhir+json' or application/fhir+xml, in UTF-8 and FHIR version 4.0."));
        }

        // What could be decoded is decoded before, and then no longer named.
        if (request.Headers.ContentEncoding.Any(encoding => encoding is not ("" or "identity")))
            return (null, Problem(FacadeIssueIds.MediaType, "not-supported", "A body may be compressed once, with gzip, br or deflate."));

        if (request.ContentLength > options.MaxBodyBytes)
            return (null, await TooLargeAsync(request, cancel));
        if (await ReadAllAsync(request, cancel) is not { } body)
            return (null, await TooLargeAsync(request, cancel));

        if (LongStrings.AreIn(body.Span, limitOptions.StringBytes))
            return (null, Problem(FacadeIssueIds.StringTooLong, "too-long", FormattableString.Invariant($"A string is longer than {limitOptions.StringBytes} bytes.")));

        var limits = JsonLimits.Default with { MaxBytes = options.MaxBodyBytes, MaxDepth = options.MaxDepth };
        if (!(isXml ? XmlResource.TryRead(body, types, out var resource, out var problem, limits) : ResourceJson.TryParse(body, limits, out resource, out problem)))
            return (null, problem);
        if (Entries(resource.Root) > options.MaxEntries)
        {
            return (null, Problem(FacadeIssueIds.TooManyEntries, "too-long", FormattableString.Invariant(
                $"There are more than {options.MaxEntries} entries: send it in parts.")) with { Location = resource.ResourceType == "Bundle" ? "Bundle.entry" : resource.ResourceType });
        }

        // Every body comes through here, so nothing in one escapes the scopes of its client.
        return access.Refuse(request.HttpContext, resource) is { } refused ? (null, refused) : (resource, null);
    }

    /// <summary>Of a Bundle and of those in it; what Parameters hold counts too.</summary>
    private static int Entries(Node resource) => resource["resourceType"u8].GetString() switch
    {
        "Bundle" => Items(resource["entry"u8]),
        "Parameters" => Items(resource["parameter"u8]),
        _ => 0,
    };

    private static int Items(Node list)
    {
        var count = 0;
        foreach (var item in list.Children)
            count += 1 + Entries(item["resource"u8]) + Items(item["part"u8]);
        return count;
    }

    /// <summary>Null if it is more than allowed; what counts is what comes out of a compressed body.</summary>
    private async Task<ReadOnlyMemory<byte>?> ReadAllAsync(HttpRequest request, CancellationToken cancel)
    {
        // What a client says that it will send takes no memory before it comes.
        var body = new MemoryStream((int)Math.Min(request.ContentLength ?? 16 * 1024, 256 * 1024));
        var chunk = new byte[16 * 1024];
        try
        {
            for (int read; (read = await request.Body.ReadAsync(chunk, cancel)) > 0;)
            {
                if (body.Length + read > options.MaxBodyBytes)
                    return null;
                body.Write(chunk, 0, read);
            }
        }
        catch (IOException problem) when (problem is not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The body is not framed as HTTP asks for.", StatusCodes.Status400BadRequest, problem);
        }
        catch (InvalidOperationException problem)
        {
            throw new InvalidDataException("The body cannot be decompressed.", problem); // what gzip throws at once, and brotli does not
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

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
