using FhirCalc.Facade.Operations;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Upstream;

/// <summary>Everything as one transaction.</summary>
internal sealed class TransactionDelivery(UpstreamClient client, UpstreamAddress address, ServerHabits habits)
{
    public async Task<SendResult> SendAsync(
        IReadOnlyList<EntryRequest> requests, IReadOnlyDictionary<string, string> references, CancellationToken cancel)
    {
        var request = new UpstreamRequest(HttpMethod.Post, "", Write(requests, references));
        var reply = requests.All(one => one.IsPut) || address.IsEmbedded
            ? await client.DeliverAsync(request, cancel)
            : await client.CreateAsync(request, cancel);
        if (!reply.IsSuccess)
            return new SendResult(DeliveryResult.Failed(reply), [], reply);
        if (!ResourceJson.TryParse(reply.Body, null, out var response, out _) || response.ResourceType != "Bundle")
            return new SendResult(DeliveryResult.Unreadable("The external server answered the transaction with something that is no FHIR Bundle."), []);
        var answers = Read(response, requests);
        if (answers is null)
            return new SendResult(DeliveryResult.Unreadable("The external server answered the transaction with another number of entries, or without statuses."), []);

        // Some servers answer 200 and keep the good entries of a transaction that failed: look at every entry.
        var taken = answers.Where(sent => DeliveryClasses.Of(sent.Answer.Status) == DeliveryClass.Delivered).ToList();
        var failure = Failure(answers, taken.Count);
        if (failure is null)
            Learn(answers);
        return new SendResult(failure, taken);
    }

    private void Learn(List<SentEntry> answers)
    {
        habits.ShowTransactions(true);
        foreach (var created in answers.Where(sent => sent.Request.ChoosesId && sent.Answer.Status == 201))
            habits.ShowNewIds(created.Request.Entry.Type, true);
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
    }, requests.Sum(request => request.Entry.Json.Length + DeliveryBundle.EntryFrame));

    private static List<SentEntry>? Read(ResourceJson response, IReadOnlyList<EntryRequest> requests)
    {
        var answers = new List<SentEntry>();
        foreach (var entry in response.Root["entry"u8].Children)
        {
            if (answers.Count == requests.Count || Read(entry, requests[answers.Count]) is not { } answer)
                return null;
            answers.Add(new SentEntry(requests[answers.Count], answer));
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

    private static DeliveryResult? Failure(List<SentEntry> answers, int taken)
    {
        var failed = answers.Where(sent => DeliveryClasses.Of(sent.Answer.Status) != DeliveryClass.Delivered)
            .OrderByDescending(sent => DeliveryClasses.Of(sent.Answer.Status)).FirstOrDefault();
        if (failed is null)
            return null;
        var kept = taken == 0 ? "" : FormattableString.Invariant(
            $" It says that it kept {taken} of {answers.Count} entries nevertheless.");
        var reason = FormattableString.Invariant(
            $"The external server answered entry {answers.IndexOf(failed)} of the transaction with {failed.Answer.Status}.{kept}");
        return new DeliveryResult(DeliveryClasses.Of(failed.Answer.Status), reason)
        {
            Status = failed.Answer.Status,
            OperationOutcome = ServerOutcome.Join(
                new Outcome([new Issue(FacadeIssueIds.RejectedByServer, IssueSeverity.Error, "processing", reason)]).ToOperationOutcome(), failed.Answer.OperationOutcome),
        };
    }
}
