using Microsoft.Net.Http.Headers;

namespace FhirCalc.Facade.Endpoints;

/// <summary>How an answer is written. Worked out once for a request, from <c>_format</c>, <c>Accept</c> and <c>_pretty</c>.</summary>
/// <param name="TellsVersion">The client named the FHIR version, so that it is named in the answer.</param>
internal sealed record AnswerFormat(bool IsXml, bool IsPretty, bool TellsVersion)
{
    public const string FhirJson = "application/fhir+json";
    public const string FhirXml = "application/fhir+xml";

    private static readonly string[] Json = [FhirJson, "application/json", "text/json"];
    private static readonly string[] Xml = [FhirXml, "application/xml", "text/xml"];
    /// <summary>For those who ask for nothing, or for what we do not have.</summary>
    public static AnswerFormat Default { get; } = new(false, false, false);

    public string ContentType => $"{(IsXml ? FhirXml : FhirJson)};{(TellsVersion ? " fhirVersion=4.0;" : "")} charset=utf-8";

    /// <summary>The format of this request's answer; what cannot be had is told by <see cref="Negotiation"/> before.</summary>
    public static AnswerFormat Of(HttpContext context)
    {
        if (context.Items.TryGetValue(typeof(AnswerFormat), out var known))
            return (AnswerFormat)known!;
        var found = Find(context.Request) ?? Default;
        context.Items[typeof(AnswerFormat)] = found;
        return found;
    }

    /// <summary>Null if there is no answer in what the client accepts.</summary>
    public static AnswerFormat? Find(HttpRequest request)
    {
        var pretty = request.Query["_pretty"] is ["true", ..];

        // _format overrides Accept (R4 http, 3.1.0.1.11); a plus in a query may arrive as a blank.
        if (request.Query["_format"] is [{ Length: > 0 } asked, ..])
            return MediaTypeHeaderValue.TryParse(AsMediaType(asked), out var one) && IsOurs(one) ? Best([one], pretty) : null;
        return request.Headers.Accept.Count == 0 || !MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
            ? Default with { IsPretty = pretty }
            : Best([.. accepted.Where(IsOurs)], pretty);
    }

    /// <summary>Of JSON and XML what the client likes better; what it likes alike in the order in which it names them.</summary>
    private static AnswerFormat? Best(List<MediaTypeHeaderValue> accepted, bool pretty)
    {
        var (json, xml) = (Range(accepted, Json), Range(accepted, Xml));
        var (likesJson, likesXml) = (Quality(json), Quality(xml));
        if (likesJson == 0 && likesXml == 0)
            return null;
        var isXml = likesXml > likesJson || (likesXml == likesJson && accepted.IndexOf(xml!) < accepted.IndexOf(json!));
        return new AnswerFormat(isXml, pretty, FhirVersion(isXml ? xml! : json!) is not null);
    }

    /// <summary>The range that decides about a format: the most specific one (RFC 9110, 12.5.1), of several the one most liked.</summary>
    private static MediaTypeHeaderValue? Range(List<MediaTypeHeaderValue> accepted, string[] names) =>
        accepted.Where(range => Is(range.MediaType.Value!, names)).OrderByDescending(Quality).FirstOrDefault()
        ?? accepted.Find(range => range.MatchesAllSubTypes && !range.MatchesAllTypes && names.Any(name => name.StartsWith(range.Type.Value + "/", StringComparison.OrdinalIgnoreCase)))
        ?? accepted.Find(range => range.MatchesAllTypes);

    private static double Quality(MediaTypeHeaderValue? range) => range is null ? 0 : range.Quality ?? 1;

    private static string AsMediaType(string format) => format.Trim().ToLowerInvariant() switch
    {
        "json" => FhirJson,
        "xml" => FhirXml,
        var name => name.Replace("fhir ", "fhir+", StringComparison.Ordinal),
    };

    /// <summary>Whether a body of this type is XML; null if it is neither JSON nor XML in UTF-8 of our FHIR version.</summary>
    public static bool? IsXmlBody(string? contentType)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || !IsOurs(type))
            return null;
        if (type.Charset.HasValue && type.Charset.Value.Trim('"').ToLowerInvariant() is not ("utf-8" or "us-ascii"))
            return null;
        return Is(type.MediaType.Value!, Json) ? false : Is(type.MediaType.Value!, Xml) ? true : null;
    }

    private static bool IsOurs(MediaTypeHeaderValue type) => FhirVersion(type) is null or "4.0" or "4.0.1";

    private static string? FhirVersion(MediaTypeHeaderValue type) =>
        type.Parameters.FirstOrDefault(parameter => parameter.Name.Equals("fhirVersion", StringComparison.OrdinalIgnoreCase))?.Value.Value?.Trim('"');

    private static bool Is(string name, string[] names) => names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
