using FhirCalc.Facade.Audit;
using FhirCalc.Facade.Outbox;
using FhirCalc.Facade.Security;
using Microsoft.AspNetCore.Http.Features;

namespace FhirCalc.Facade.Endpoints;

/// <summary>
/// Has an audit event kept for each interaction with content, before its answer leaves: what is not recorded is not
/// answered. A read was opened while the external server was asked (<see cref="OpenAccesses"/>); for anything else writes that
/// arrive together share one commit, so that an answer waits for one <c>fsync</c> at most.
/// </summary>
internal sealed class RequestAudit(RequestDelegate next, AuditTrail trail, StrangerEvents strangers, SecurityOptions security, ILogger<RequestAudit> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!trail.IsOn || Describe(context) is not { } request)
        {
            await next(context);
            return;
        }

        AuditedRequest.Current = request;
        var recorded = false;
        var direct = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var body = new RecordingBody(direct, () => RecordAsync(context.Response.StatusCode));
        context.Features.Set<IHttpResponseBodyFeature>(body);
        context.Response.OnStarting(() => RecordAsync(context.Response.StatusCode)); // of what ErrorBoundary answers
        try
        {
            await next(context);
            if (context.Response.HasStarted)
                await body.CompleteAsync();
            else
                await RecordAsync(context.Response.StatusCode);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested && request.Access is not null)
        {
            // Nobody is there to be answered; that it was asked stands on disk, and is told as what it was.
            await RecordAsync(StatusCodes.Status499ClientClosedRequest);
            throw;
        }
        finally
        {
            context.Features.Set(direct);
        }

        async Task RecordAsync(int status)
        {
            if (recorded)
                return;
            recorded = true;
            // The acceptance is kept with the submission; that it failed after all is one event more. Asking how it goes is none.
            if ((request.IsKept && status < 400) || (status == StatusCodes.Status202Accepted && !request.IsRelayed))
                return; // a batch is never kept as a whole: its reads are looked at when it is answered
            request.Client = ClientIdentity.Of(context);
            if (security.IsOn && context.User.Identity is not { IsAuthenticated: true })
            {
                if (!strangers.Take())
                    return;
                request.Query = null; // what a stranger writes there is no search of anybody's
            }

            try
            {
                await trail.RecordAsync(request, status);
            }
            catch (Exception problem)
            {
                log.LogCritical("The audit event of request {Request} could not be kept, and the request is not answered with content: {Error}", request.RequestId, problem.GetType().Name);
                // The same fault mostly: a full disk. An answer that says so shows nothing and kept nothing.
                if (status < 500)
                    throw new NotRecordedException(problem is StoreException { IsFull: true }, problem);
            }
        }
    }

    /// <summary>Takes the patients from an answer that shows some.</summary>
    public static void Note(FhirReply reply)
    {
        if (AuditedRequest.Current is { Reads: true } request && reply.Status is >= 200 and < 300)
            request.Concerns(reply.Body);
    }

    private static AuditedRequest? Describe(HttpContext context)
    {
        var request = context.Request;
        var endpoint = context.GetEndpoint()?.Metadata;
        var other = endpoint?.GetMetadata<AuditedAs>();
        var interaction = endpoint?.GetOrderedMetadata<FhirInteraction>() is [var first, ..] ? first : null;
        if ((interaction is null && other is null) || interaction is { IsAboutNobody: true })
            return null;
        var operation = interaction is { IsOperation: true } ? "$" + interaction.Code : other?.Operation;
        var code = interaction is { IsOperation: false } ? interaction.Code : other?.Interaction ?? "operation";
        var path = request.Path.Value!;
        return new AuditedRequest
        {
            RequestId = context.TraceIdentifier,
            Client = ClientIdentity.Of(context),
            ClientAddress = context.Connection.RemoteIpAddress?.ToString() ?? "unknown",
            ServerAddress = PublicAddress.FhirBase(request),
            Interaction = code,
            Operation = operation,
            Resource = AuditedResource.Of(context),
            Submission = interaction is null && Guid.TryParse(context.GetRouteValue("id") as string, out var submission) ? submission.ToString() : null,
            Query = code.StartsWith("search", StringComparison.Ordinal) ? $"{request.Method} {request.PathBase}{path}{QueryString(request)}" : null,
        };
    }

    private static string QueryString(HttpRequest request) => AddressQuery.WithoutToken(request.QueryString.Value) is { Length: > 0 } query ? "?" + query : "";
}

/// <summary>Stands on an endpoint that is no FHIR interaction and is recorded all the same.</summary>
/// <param name="Operation">What it does, unless that is an interaction.</param>
internal sealed record AuditedAs(string? Operation)
{
    /// <summary>What it is all the same, in FHIR's words.</summary>
    public string? Interaction { get; init; }
}
