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
    private static readonly string[] Either = ["*/*", "application/*", "text/*"];

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
        if (request.Query["_format"] is [{ } asked, ..])
            return MediaTypeHeaderValue.TryParse(AsMediaType(asked), out var one) ? Of(one, pretty) : null;
        if (request.Headers.Accept.Count == 0 || !MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted))
            return Default with { IsPretty = pretty };
        return accepted.Where(type => type.Quality is null or > 0).OrderByDescending(type => type.Quality ?? 1).Select(type => Of(type, pretty)).FirstOrDefault(found => found is not null);
    }

    private static string AsMediaType(string format) => format.Trim() switch
    {
        "json" => FhirJson,
        "xml" => FhirXml,
        var name => name.Replace("fhir ", "fhir+", StringComparison.Ordinal),
    };

    private static AnswerFormat? Of(MediaTypeHeaderValue type, bool pretty)
    {
        var name = type.MediaType.Value!;
        var version = FhirVersion(type);
        if (version is not (null or "4.0" or "4.0.1"))
            return null;
        return Is(name, Json) || Is(name, Either) ? new AnswerFormat(false, pretty, version is not null)
            : Is(name, Xml) ? new AnswerFormat(true, pretty, version is not null)
            : null;
    }

    /// <summary>Whether a body of this type is XML; null if it is neither JSON nor XML in UTF-8 of our FHIR version.</summary>
    public static bool? IsXmlBody(string? contentType)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || FhirVersion(type) is not (null or "4.0" or "4.0.1"))
            return null;
        if (type.Charset.HasValue && type.Charset.Value.Trim('"').ToLowerInvariant() is not ("utf-8" or "us-ascii"))
            return null;
        return Is(type.MediaType.Value!, Json) ? false : Is(type.MediaType.Value!, Xml) ? true : null;
    }

    private static string? FhirVersion(MediaTypeHeaderValue type) =>
        type.Parameters.FirstOrDefault(parameter => parameter.Name.Equals("fhirVersion", StringComparison.OrdinalIgnoreCase))?.Value.Value?.Trim('"');

    private static bool Is(string name, string[] names) => names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
