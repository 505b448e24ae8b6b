using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FhirCalc.Facade.Upstream;

/// <summary>What the external server did with one entry.</summary>
/// <param name="Location"><c>Type/id</c> or <c>Type/id/_history/version</c>, relative, so that it holds for whoever reads it.</param>
internal sealed partial record EntryAnswer(int Status, string? Location, string? ETag, string? LastModified, byte[]? OperationOutcome)
{
    /// <summary>The logical id in <see cref="Location"/>.</summary>
    public string? Id => Location?.Split('/') is [_, var id, ..] ? id : null;

    /// <summary>The end of a location: servers behind a proxy name hosts that nobody outside knows.</summary>
    public static string? RelativeLocation(string? location)
    {
        if (location is null)
            return null;
        var match = LocationEnd().Match(location);
        return match.Success ? match.Value.TrimStart('/') : null;
    }

    /// <summary>A reference with the version that an ETag of FHIR names.</summary>
    public static string? Versioned(string? reference, string? etag) =>
        reference is not null && VersionTag().Match(etag ?? "") is { Success: true } tag ? $"{reference}/_history/{tag.Groups["version"].Value}" : reference;

    /// <summary>The date of an HTTP header as FHIR writes an instant.</summary>
    public static string? Instant(string? httpDate) =>
        DateTimeOffset.TryParseExact(httpDate, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)
            : null;

    /// <summary>"201 Created" is 201; some servers say only "Created"; null if it means nothing.</summary>
    public static int? StatusOf(string? text) => text switch
    {
        null => null,
        { Length: >= 3 } when int.TryParse(text.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code) => code,
        _ when text.Trim().Equals("created", StringComparison.OrdinalIgnoreCase) => 201,
        _ when text.Trim().Equals("ok", StringComparison.OrdinalIgnoreCase) => 200,
        _ => null,
    };

    /// <summary>The transaction-response that the client gets, entries in the order of the submission, then the results.</summary>
    public static byte[] ToTransactionResponse(string submissionId, IEnumerable<EntryAnswer> answers) => FhirJson.Write(json =>
    {
        json.WriteString("resourceType", "Bundle");
        json.WriteString("id", submissionId);
        json.WriteString("type", "transaction-response");
        json.WriteObjects("entry", answers, answer => answer.Write(json));
    });

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("response");
        json.WriteString("status", Status switch { 200 => "200 OK", 201 => "201 Created", _ => Status.ToString(CultureInfo.InvariantCulture) });
        if (Location is not null)
            json.WriteString("location", Location);
        if (ETag is not null)
            json.WriteString("etag", ETag);
        if (LastModified is not null)
            json.WriteString("lastModified", LastModified);
        if (OperationOutcome is not null)
            json.WriteRaw("outcome", OperationOutcome);
        json.WriteEndObject();
    }

    [GeneratedRegex("""^W/"(?<version>[A-Za-z0-9\-.]{1,64})"\z""", RegexOptions.CultureInvariant)]
    private static partial Regex VersionTag();

    [GeneratedRegex("""(?:^|/)[A-Z][A-Za-z]+/[A-Za-z0-9\-.]{1,64}(?:/_history/[A-Za-z0-9\-.]{1,64})?$""", RegexOptions.CultureInvariant)]
    private static partial Regex LocationEnd();
}
