using System.Globalization;
using FhirCalc.Facade.Operations;
using FhirCalc.Fhir.Issues;

namespace FhirCalc.Facade.Endpoints;

/// <summary>What a handler answers: a status, a resource and the headers that FHIR knows.</summary>
internal sealed record FhirReply(int Status, ReadOnlyMemory<byte> Body) : IResult
{
    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    public string? Location { get; init; }

    public string? ContentLocation { get; init; }

    /// <summary>The methods that an address takes, where it does not take this one.</summary>
    public string? Allow { get; init; }

    public string? Progress { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Of what the client prefers, what was done (RFC 7240, 3).</summary>
    public string? Applied { get; init; }

    /// <summary>A failure; its status follows from what was found.</summary>
    public static FhirReply Failure(Outcome outcome) => new(OutcomeStatus.Of(outcome), outcome.Limited().ToOperationOutcome());

    /// <summary>A failure of one issue.</summary>
    public static FhirReply Failure(string id, string code, string message) =>
        Failure(new Outcome([new Issue(id, IssueSeverity.Error, code, message)]));

    /// <summary>This address is only for reading.</summary>
    public static FhirReply ReadOnly(string why) => Failure(FacadeIssueIds.MethodNotAllowed, "not-supported", why) with { Allow = "GET, HEAD" };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        Set(response, "ETag", ETag);
        Set(response, "Last-Modified", LastModified);
        Set(response, "Location", Location);
        Set(response, "Content-Location", ContentLocation);
        Set(response, "Allow", Allow);
        Set(response, "X-Progress", Progress);
        Set(response, "Preference-Applied", Applied);
        Set(response, "Retry-After", RetryAfter is { } wait ? Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture) : null);
        if (Body.IsEmpty)
            return;
        RequestAudit.Note(this);
        var body = Write(httpContext);
        response.ContentType = AnswerFormat.Of(httpContext).ContentType;
        response.ContentLength = body.Length;
        response.Headers.Append("Vary", "Accept");
        if (!HttpMethods.IsHead(httpContext.Request.Method))
            await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }

    private ReadOnlyMemory<byte> Write(HttpContext context)
    {
        var writer = context.RequestServices.GetRequiredService<BodyWriter>();
        var (body, problem) = writer.Write(Body, AnswerFormat.Of(context));
        if (problem is null)
            return body;

        // What was written is written: there the status stays, and only the content is missing.
        var outcome = new Outcome([problem]);
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            context.Response.StatusCode = OutcomeStatus.Of(outcome);
        return writer.Write(outcome.ToOperationOutcome(), AnswerFormat.Of(context)).Body;
    }

    private static void Set(HttpResponse response, string name, string? value)
    {
        if (value is not null)
            response.Headers[name] = value;
    }
}
