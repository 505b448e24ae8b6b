using System.Text;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Subscriptions;

/// <param name="Report">Null if it is not there any more.</param>
/// <param name="Bundle">The report, its findings and its patient, as they stand there.</param>
/// <param name="Failure">Why they cannot be read now.</param>
internal sealed record ReadReport(FoundResource? Report, ResourceJson? Bundle, string? Failure);

/// <summary>Reads a report and what it is about from the external server.</summary>
internal sealed class ReportReading(UpstreamClient client, UpstreamAddress address)
{
    private const int MostFindings = 200;

    public async Task<ReadReport> ReadAsync(string reference, CancellationToken cancel)
    {
        var reply = await client.DeliverAsync(new UpstreamRequest(HttpMethod.Get, reference), cancel);
        if (reply.Status is 404 or 410) // deleted; some servers forget
            return new ReadReport(null, null, null);
        if (FoundResource.Of(reply) is not { } report)
            return new ReadReport(null, null, reply.Describe());
        var others = new List<string>();
        foreach (var result in report.Node["result"u8].Children)
            others.Add(result["reference"u8].GetString() ?? "");
        others.Add(report.Node["subject"u8]["reference"u8].GetString() ?? "");
        var wanted = others.Select(Relative).OfType<string>().Distinct(StringComparer.Ordinal).Take(MostFindings).ToList();
        var read = await Task.WhenAll(wanted.Select(one => client.DeliverAsync(new UpstreamRequest(HttpMethod.Get, one), cancel)));
        // What is not there is for the assessment to notice; what fails may come yet.
        if (read.FirstOrDefault(one => FoundResource.Of(one) is null && one.Status is not (404 or 410)) is { } failed)
            return new ReadReport(report, null, failed.Describe());
        var resources = read.Select(FoundResource.Of).OfType<FoundResource>().Prepend(report).Select(one => $$"""{"resource":{{one.Node.RawText}}}""");
        var bundle = $$"""{"resourceType":"Bundle","type":"collection","entry":[{{string.Join(',', resources)}}]}""";
        return new ReadReport(report, ResourceJson.Parse(Encoding.UTF8.GetBytes(bundle)), null);
    }

    /// <summary>Reports that list an Observation.</summary>
    public async Task<(IReadOnlyList<string> Reports, string? Failure)> ReportsOfAsync(string observation, CancellationToken cancel)
    {
        var reply = await client.DeliverAsync(new UpstreamRequest(HttpMethod.Get, $"DiagnosticReport?result={Uri.EscapeDataString(observation)}"), cancel);
        if (!reply.IsSuccess || !ResourceJson.TryParse(reply.Body, null, out var bundle, out _))
            return ([], DeliveryClasses.Of(reply) == DeliveryClass.Rejected ? null : reply.Describe());
        var found = new List<string>();
        foreach (var entry in bundle.Root["entry"u8].Children)
        {
            if (FoundResource.Of(entry["resource"u8]) is { Type: "DiagnosticReport" } report && Lists(report, observation))
                found.Add(report.Reference);
        }

        return (found, null);
    }

    private bool Lists(FoundResource report, string observation)
    {
        foreach (var result in report.Node["result"u8].Children)
        {
            if (Relative(result["reference"u8].GetString() ?? "") == observation)
                return true;
        }

        return false;
    }

    // Only what lies on the external server: nothing makes us fetch from elsewhere.
    private string? Relative(string reference)
    {
        var relative = (address.RelativeOf(reference) ?? reference).Split("/_history/")[0];
        return relative.Split('/') is [{ Length: > 0 } type, { Length: > 0 } id] && char.IsAsciiLetterUpper(type[0])
            && type.All(char.IsAsciiLetter) && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.') ? relative : null;
    }
}
