using System.Globalization;
using System.Text.RegularExpressions;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Subscriptions;

/// <summary>
/// What a notification tells: R4 rest-hook (empty, or the resource), topic notifications of the R4 backport (Parameters in
/// front) and of R5 (SubscriptionStatus in front), empty, id-only or full-resource. Only names are taken from it: what is
/// assessed is read from the external server, so a forged notification can tell nothing untrue.
/// </summary>
/// <param name="References">Reports and Observations, as <c>Type/id</c>.</param>
/// <param name="LastEvent">Number of the last event, where events are numbered.</param>
/// <param name="Events">Events in this notification.</param>
internal sealed partial record Notification(IReadOnlyCollection<string> References, long? LastEvent, int Events)
{
    public static Notification Read(ResourceJson? body, UpstreamAddress address)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        long? last = null;
        var events = 0;
        if (body is null)
            return new Notification(found, null, 0);
        if (body.ResourceType != "Bundle")
            Add(found, body.ResourceType + "/" + body.Root["id"u8].GetString(), address);
        foreach (var entry in body.Root["entry"u8].Children)
        {
            var resource = entry["resource"u8];
            switch (resource["resourceType"u8].GetString())
            {
                case "Parameters":
                    ReadParameters(resource, found, address, ref last, ref events);
                    break;
                case "SubscriptionStatus":
                    last = Number(resource["eventsSinceSubscriptionStart"u8]);
                    foreach (var one in resource["notificationEvent"u8].Children)
                    {
                        events++;
                        Add(found, one["focus"u8]["reference"u8].GetString(), address);
                    }

                    break;
                case { } type:
                    Add(found, type + "/" + resource["id"u8].GetString(), address);
                    break;
                default:
                    Add(found, entry["fullUrl"u8].GetString() ?? entry["request"u8]["url"u8].GetString(), address);
                    break;
            }
        }

        return new Notification(found, last, events);
    }

    private static void ReadParameters(Node parameters, HashSet<string> found, UpstreamAddress address, ref long? last, ref int events)
    {
        foreach (var parameter in parameters["parameter"u8].Children)
        {
            var name = parameter["name"u8].GetString();
            if (name == "events-since-subscription-start")
                last = Number(parameter["valueString"u8]) ?? Number(parameter["valueInteger64"u8]) ?? Number(parameter["valueUnsignedInt"u8]);
            if (name != "notification-event")
                continue;
            events++;
            foreach (var part in parameter["part"u8].Children)
            {
                if (part["name"u8].TextEquals("focus"u8))
                    Add(found, part["valueReference"u8]["reference"u8].GetString(), address);
            }
        }
    }

    // Numbers come as JSON numbers or, where they may be long, as strings.
    private static long? Number(Node node) =>
        long.TryParse(node.GetString() ?? (node.Exists ? node.RawText : null), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static void Add(HashSet<string> found, string? reference, UpstreamAddress address)
    {
        if (reference is not null && Wanted().Match(address.RelativeOf(reference) ?? reference) is { Success: true } match)
            found.Add(match.Groups["reference"].Value);
    }

    [GeneratedRegex("""^(?<reference>(?:DiagnosticReport|Observation)/[A-Za-z0-9\-.]{1,64})(?:/_history/.*)?\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Wanted();
}
