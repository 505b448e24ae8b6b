using FhirCalc.Calcification;
using FhirCalc.Facade.Context;
using FhirCalc.Facade.Intake;
using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Security;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Endpoints;

/// <summary>A report that is on the external server, read with what it names, as far as the client may read it.</summary>
internal sealed class StoredReport(RelayEndpoints.Relay relay, UpstreamAddress upstream, ResourceTypes types, ContextPrefetch prefetch)
{
    private const int MostRead = 200;
    private static readonly string[] OfReport = ["result", "subject", "specimen", "imagingStudy"];
    private static readonly string[] OfFinding = ["specimen", "hasMember", "derivedFrom"];

    /// <summary>What there is to assess, or the answer that says why the report cannot be read.</summary>
    public async Task<(AssessmentInput? Input, FhirReply? Refusal)> ReadAsync(HttpRequest request, string id, CancellationToken cancel)
    {
        var (report, refusal) = await relay.FindAsync(request, "DiagnosticReport", id);
        if (report is null)
            return (null, refusal);

        // 1. What the report names, then what its findings name.
        var found = new Dictionary<string, ResourceJson>(StringComparer.Ordinal) { [$"DiagnosticReport/{id}"] = report };
        var missing = new List<string>();
        await AddAsync(request, [.. References(report, OfReport)], found, missing);
        await AddAsync(request, [.. found.Values.Where(one => one.ResourceType == "Observation").SelectMany(one => References(one, OfFinding))], found, missing);

        // 2. What the rules need to know beside it; who may not read it gets no conclusions from it.
        var context = FetchedContext.Nothing;
        if (Access.Of(request.HttpContext).MayReadAll && Relative(report.Root["subject"u8]) is { } patient && patient.StartsWith("Patient/", StringComparison.Ordinal))
            (context, _) = await prefetch.FetchAsync(new ContextPatient(patient, null, null), cancel);
        return (new AssessmentInput
        {
            Submission = ResourceJson.Parse(FhirJson.Write(json =>
            {
                json.WriteString("resourceType", "Bundle");
                json.WriteString("type", "collection");
                json.WriteObjects("entry", found, one =>
                {
                    json.WriteString("fullUrl", $"{upstream.Base}/{one.Key}");
                    json.WriteRaw("resource", one.Value.Utf8.Span);
                });
            })),
            Context = context.Resources,
            Identity = SubmissionIdentity.Of(report, ClientIdentity.Of(request.HttpContext), idempotencyKey: null).Id,
            ReferenceOf = reference => upstream.RelativeOf(reference) ?? reference,
            UnavailableInputs = [.. missing, .. context.Unavailable],
        }, null);
    }

    private async Task AddAsync(HttpRequest request, IReadOnlyList<string> references, Dictionary<string, ResourceJson> found, List<string> missing)
    {
        var wanted = references.Where(reference => !found.ContainsKey(reference)).Distinct(StringComparer.Ordinal).Take(MostRead).ToList();
        var read = await Task.WhenAll(wanted.Select(reference => relay.FindAsync(request, reference.Split('/')[0], reference.Split('/')[1])));
        for (var index = 0; index < wanted.Count; index++)
        {
            if (read[index].Resource is { } resource)
                found[wanted[index]] = resource;
            else
                missing.Add($"{wanted[index]} (the external server does not give it)");
        }
    }

    private IEnumerable<string> References(ResourceJson resource, string[] names)
    {
        foreach (var name in names)
        {
            var value = resource.Root[name];
            if (value.IsObject && Relative(value) is { } one)
                yield return one;
            if (!value.IsArray)
                continue;
            foreach (var item in value.Children)
            {
                if (Relative(item) is { } each)
                    yield return each;
            }
        }
    }

    /// <summary><c>Type/id</c> on the external server; null for anything that is elsewhere.</summary>
    private string? Relative(Node reference)
    {
        var text = (reference["reference"u8].GetString() ?? "").Split("/_history/")[0];
        var relative = upstream.RelativeOf(text) ?? text;
        return relative.Split('/').Length == 2 && !relative.Contains('?', StringComparison.Ordinal) && AddressParts.IsRead(relative, types) && !relative.EndsWith("/_history", StringComparison.Ordinal)
            ? relative
            : null;
    }
}
