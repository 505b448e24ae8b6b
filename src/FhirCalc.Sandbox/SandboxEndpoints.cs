using FhirCalc.Sandbox.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FhirCalc.Sandbox;

/// <summary>Puts a sandbox server into a web application.</summary>
public static class SandboxEndpoints
{
    /// <summary>
    /// Maps the server below a path such as <c>/fhir</c>. It takes every address and method there, so that whatever goes
    /// wrong is answered with an OperationOutcome.
    /// </summary>
    public static IEndpointConventionBuilder MapSandbox(this IEndpointRouteBuilder endpoints, SandboxServer server, string basePath = "/fhir") =>
        endpoints.Map(basePath + "/{**rest}", (HttpContext context, string? rest) => HandleAsync(context, server, basePath, rest ?? ""));

    private static async Task HandleAsync(HttpContext context, SandboxServer server, string basePath, string rest)
    {
        try
        {
            var request = await RequestReader.ReadAsync(context, basePath, rest, server.Options);
            await ReplyWriter.WriteAsync(context, request, await server.AnswerAsync(request, context.RequestAborted));
        }
        catch (Refusal refusal)
        {
            await ReplyWriter.WriteAsync(context, refusal);
        }
        catch (BadHttpRequestException exception)
        {
            await ReplyWriter.WriteAsync(context, Refusal.Of(exception.StatusCode, SandboxIssueIds.BadBundle, "invalid", "The HTTP request is malformed."));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer any more.
        }
        catch (Exception)
        {
            // The edge: what failed inside is no business of the client, and a stack trace might hold content.
            await ReplyWriter.WriteAsync(context, Refusal.Of(500, SandboxIssueIds.Internal, "exception", "The server failed to answer; nothing was stored."));
        }
    }
}
