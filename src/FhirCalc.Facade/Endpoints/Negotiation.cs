using FhirCalc.Facade.Operations;

namespace FhirCalc.Facade.Endpoints;

/// <summary>Answers are JSON or XML: says so at once, before anything is done, to who accepts neither.</summary>
internal sealed class Negotiation : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        AnswerFormat.Find(context.HttpContext.Request) is not null || context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IsFile>() is not null
            ? next(context)
            : ValueTask.FromResult<object?>(FhirReply.Failure(FacadeIssueIds.NotAcceptable, "not-supported",
                $"Answers are given as {AnswerFormat.FhirJson} or {AnswerFormat.FhirXml}, in FHIR version 4.0."));
}

/// <summary>Stands on an endpoint that gives a file as it is, whatever format is asked for.</summary>
internal sealed record IsFile;
