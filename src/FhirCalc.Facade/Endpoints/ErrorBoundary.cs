using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Outbox;

namespace FhirCalc.Facade.Endpoints;

/// <summary>The one place that catches, and that gives a body to answers which have none: every error is an OperationOutcome.</summary>
internal sealed class ErrorBoundary(RequestDelegate next, UnknownAddress address, ILogger<ErrorBoundary> log)
{
    // An operator has to make room, or the disk has to come back.
    private static readonly TimeSpan StoreRetry = TimeSpan.FromMinutes(1);

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (!context.Response.HasStarted && context.Response.ContentType is null && BodyFor(context) is { } reply)
                await reply.ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered.
        }
        catch (BadHttpRequestException problem)
        {
            await AnswerAsync(context, problem.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge => FhirReply.Failure(FacadeIssueIds.BodyTooLarge, "too-long", "The body is larger than allowed: send it in parts."),
                StatusCodes.Status408RequestTimeout => FhirReply.Failure(FacadeIssueIds.TooSlow, "timeout", "The body came too slowly."),
                _ => FhirReply.Failure("FC0002", "structure", "The HTTP request is malformed, or ended before its body was complete."),
            });
        }
        catch (InvalidDataException)
        {
            await AnswerAsync(context, FhirReply.Failure("FC0002", "structure", "The body is not what its Content-Encoding says, or it is cut off."));
        }
        catch (StoreException problem)
        {
            log.LogError("The store failed: {Error}", problem.Message);
            var (id, code) = problem.IsFull ? (FacadeIssueIds.StoreFull, "no-store") : (FacadeIssueIds.StoreUnavailable, "transient");
            await AnswerAsync(context, FhirReply.Failure(id, code, $"{problem.Message} Nothing was kept; send it again later.") with { RetryAfter = StoreRetry });
        }
        catch (NotRecordedException problem)
        {
            var why = problem.IsFull ? "the disk of this service is full" : "the audit log of this service cannot be written";
            await AnswerAsync(context, FhirReply.Failure(FacadeIssueIds.NotRecorded, "no-store",
                $"There is an answer, but it cannot be recorded: {why}, and what is not recorded is not shown. What was accepted is kept; ask again later.") with { RetryAfter = StoreRetry });
        }
#pragma warning disable CA1031 // The request edge.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            // Type and place, never the message: it may hold content.
            log.LogError("Request failed: {Error} at {Stack}", problem.GetType().Name, problem.StackTrace);
            await AnswerAsync(context, FhirReply.Failure(FacadeIssueIds.Internal, "exception",
                "The service failed on this request; its log tells more under the X-Request-Id of this answer."));
        }
    }

    private static Task AnswerAsync(HttpContext context, FhirReply reply)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        context.Response.Clear();
        RequestTrace.Echo(context);
        return reply.ExecuteAsync(context);
    }

    private FhirReply? BodyFor(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status400BadRequest => FhirReply.Failure(FacadeIssueIds.Parameters, "value",
            "A parameter of the address cannot be read."),
        StatusCodes.Status404NotFound => address.Operation(context.Request) ?? FhirReply.Failure(FacadeIssueIds.NotFound, "not-found",
            "There is nothing under this address. The FHIR base is /fhir; GET /fhir/metadata tells what can be asked."),
        StatusCodes.Status405MethodNotAllowed => address.Method(context.Request),
        _ => null,
    };
}
