using FhirCalc.Facade.Operations;
using Microsoft.Net.Http.Headers;

namespace FhirCalc.Facade.Endpoints;

/// <summary>Answers are JSON: says so at once to who asks for something else, by <c>Accept</c> or <c>_format</c>.</summary>
internal sealed class AcceptsJson : IEndpointFilter
{
    private static readonly string[] Json = ["application/fhir+json", "application/json", "text/json", "json", "application/*", "text/*", "*/*"];

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        return Wants(request)
            ? next(context)
            : ValueTask.FromResult<object?>(FhirReply.Failure(FacadeIssueIds.NotAcceptable, "not-supported", "Answers are given as application/fhir+json."));
    }

    private static bool Wants(HttpRequest request)
    {
        // _format overrides Accept (R4 http, content types); a plus in a query may arrive as a blank.
        if (request.Query["_format"] is [{ } format, ..])
            return Json.Contains(format.Replace(' ', '+').Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase);
        return request.Headers.Accept.Count == 0
            || !MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
            || accepted.Any(type => Json.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase));
    }
}
