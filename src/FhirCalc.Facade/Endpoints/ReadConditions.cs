using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace FhirCalc.Facade.Endpoints;

/// <summary>What a client has already: then it need not be sent again.</summary>
internal sealed record ReadConditions(string IfNoneMatch, string IfModifiedSince)
{
    public static ReadConditions Of(HttpRequest request) => new(Joined(request.Headers.IfNoneMatch), request.Headers.IfModifiedSince.ToString());

    /// <summary>304 in the place of the answer, if the client has it; its version counts before its time (RFC 9110, 13.2.2).</summary>
    public FhirReply Apply(FhirReply answer)
    {
        var isKnown = IfNoneMatch.Length > 0
            ? IfNoneMatch.Split(',', StringSplitOptions.TrimEntries).Any(tag => tag == "*" || (answer.ETag is not null && Opaque(tag) == Opaque(answer.ETag)))
            : Time(IfModifiedSince) is { } since && Time(answer.LastModified) is { } changed && changed <= since;
        return isKnown ? answer with { Status = StatusCodes.Status304NotModified, Body = default } : answer;
    }

    private static string Joined(StringValues lines) => string.Join(',', lines.ToArray());

    // For reading, weak tags are compared by what they name alone.
    private static string Opaque(string tag) => tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;

    private static DateTimeOffset? Time(string? header) =>
        DateTimeOffset.TryParseExact(header, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
