using System.Globalization;
using FhirCalc.Fhir.Issues;
using FhirCalc.Sandbox.Interactions;
using Microsoft.AspNetCore.Http;

namespace FhirCalc.Sandbox.Http;

/// <summary>Writes answers and refusals as HTTP.</summary>
internal static class ReplyWriter
{
    private const string ContentType = "application/fhir+json; charset=utf-8";

    public static Task WriteAsync(HttpContext context, SandboxRequest request, SandboxReply reply)
    {
        var response = context.Response;
        response.StatusCode = reply.Status;
        if (reply.Version is { } version)
        {
            response.Headers.ETag = version.ETag;
            response.Headers.LastModified = version.Updated.ToString("R", CultureInfo.InvariantCulture);
            if (reply.TellsLocation)
                response.Headers.Location = $"{request.BaseUrl}/{version.Location}";
        }

        return BodyOf(request, reply) is { } body ? WriteBodyAsync(context, body) : Task.CompletedTask;
    }

    public static Task WriteAsync(HttpContext context, Refusal refusal)
    {
        if (context.Response.HasStarted)
            return Task.CompletedTask;
        context.Response.StatusCode = refusal.Status;
        return WriteBodyAsync(context, refusal.ToOperationOutcome());
    }

    private static byte[]? BodyOf(SandboxRequest request, SandboxReply reply)
    {
        var isWrite = request.Interaction is Interaction.Create or Interaction.Update or Interaction.ConditionalUpdate or Interaction.Delete;
        return request.Return switch
        {
            PreferredReturn.Minimal when isWrite => null,
            PreferredReturn.OperationOutcome when isWrite && reply.Status != StatusCodes.Status204NoContent => Outcome.AllOk.ToOperationOutcome(),
            _ => reply.Body ?? reply.Version?.Json,
        };
    }

    private static async Task WriteBodyAsync(HttpContext context, byte[] body)
    {
        context.Response.ContentType = ContentType;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
