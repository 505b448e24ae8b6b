using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Upstream;

/// <summary>Everything as one transaction.</summary>
internal sealed class TransactionDelivery(UpstreamClient client, UpstreamAddress address)
{
    public async Task<(DeliveryResult? Failure, IReadOnlyList<EntryAnswer> Answers)> SendAsync(
        IReadOnlyList<EntryRequest> requests, IReadOnlyDictionary<string, string> references, CancellationToken cancel)
    {
        var reply = await client.DeliverAsync(new UpstreamRequest(HttpMethod.Post, "", Write(requests, references)), cancel);
        if (!reply.IsSuccess)
            return (DeliveryResult.Failed(reply), []);
        if (!ResourceJson.TryParse(reply.Body, null, out var response, out _) || response.ResourceType != "Bundle")
            return (DeliveryResult.Unreadable("The external server answered the transaction with something that is no FHIR Bundle."), []);
        var answers = Read(response, requests);
        if (answers is null)
            return (DeliveryResult.Unreadable("The external server answered the transaction with another number of entries, or without statuses."), []);

        // Some servers answer 200 and keep the good entries of a transaction that failed: look at every entry.
        return (Failure(answers), answers);
    }

    private byte[] Write(IReadOnlyList<EntryRequest> requests, IReadOnlyDictionary<string, string> references) => FhirJson.Write(json =>
    {
        json.WriteString("resourceType", "Bundle");
        json.WriteString("type", "transaction");
        json.WriteObjects("entry", requests, request =>
        {
            json.WriteString("fullUrl", request.KnownReference is { } reference ? $"{address.Base}/{reference}" : request.Entry.Urn);
            json.WriteRaw("resource", request.Resource(references.GetValueOrDefault));
            json.WriteStartObject("request");
            json.WriteString("method", request.IsPut ? "PUT" : "POST");
            json.WriteString("url", request.Url);
            if (request.Condition is { } condition)
                json.WriteString("ifNoneExist", condition);
            if (request.Entry.IfMatch is { } version)
                json.WriteString("ifMatch", version);
            json.WriteEndObject();
        });
    });

    private static List<EntryAnswer>? Read(ResourceJson response, IReadOnlyList<EntryRequest> requests)
    {
        var answers = new List<EntryAnswer>();
        foreach (var entry in response.Root["entry"u8].Children)
        {
            if (answers.Count == requests.Count || Read(entry, requests[answers.Count]) is not { } answer)
                return null;
            answers.Add(answer);
        }

        return answers.Count == requests.Count ? answers : null;
    }

    private static EntryAnswer? Read(Node entry, EntryRequest request)
    {
        var response = entry["response"u8];
        if (EntryAnswer.StatusOf(response["status"u8].GetString()) is not { } status)
            return null;
        var location = EntryAnswer.RelativeLocation(response["location"u8].GetString());
        var resource = entry["resource"u8];
        if (location is null && resource["resourceType"u8].GetString() == request.Entry.Type && resource["id"u8].GetString() is { } id)
            location = $"{request.Entry.Type}/{id}";
        return new EntryAnswer(
            status,
            location ?? request.KnownReference,
            response["etag"u8].GetString(),
            response["lastModified"u8].GetString(),
            ServerOutcome.Of(response["outcome"u8]));
    }

    private static DeliveryResult? Failure(List<EntryAnswer> answers)
    {
        var failed = answers.Where(answer => DeliveryClasses.Of(answer.Status) != DeliveryClass.Delivered)
            .OrderByDescending(answer => DeliveryClasses.Of(answer.Status)).FirstOrDefault();
        return failed is null ? null : new DeliveryResult(
            DeliveryClasses.Of(failed.Status),
            $"The external server answered entry {answers.IndexOf(failed)} of the transaction with {failed.Status}.")
        {
            Status = failed.Status,
            OperationOutcome = failed.OperationOutcome,
        };
    }
}
