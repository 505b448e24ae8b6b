using System.Text.RegularExpressions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Audit;

/// <summary>The patients that a resource, or each resource of a Bundle, is about: itself, or who it names as the one.</summary>
internal static partial class AuditedPatients
{
    // Where R4 resources name their patient; the patient compartment knows more ways, which no resource of ours uses.
    private static readonly string[] Names = ["subject", "patient", "beneficiary", "individual", "for"];

    public static HashSet<AuditedPatient> In(ResourceJson resource)
    {
        var found = new HashSet<AuditedPatient>();
        var entries = new Dictionary<string, AuditedPatient?>(StringComparer.Ordinal);
        if (resource.ResourceType != "Bundle")
        {
            Add(resource.Root, null, found, entries);
            return found;
        }

        foreach (var entry in resource.Root["entry"u8].Children)
        {
            if (entry["fullUrl"u8].GetString() is { } url)
                entries[url] = Itself(entry["resource"u8], entry["request"u8]);
        }

        foreach (var entry in resource.Root["entry"u8].Children)
            Add(entry["resource"u8], Itself(entry["resource"u8], entry["request"u8]), found, entries);
        return found;
    }

    private static void Add(Node resource, AuditedPatient? itself, HashSet<AuditedPatient> found, Dictionary<string, AuditedPatient?> entries)
    {
        if ((itself ?? Itself(resource, default)) is { } patient)
            found.Add(patient);
        foreach (var name in Names)
        {
            if (resource[name]["reference"u8].GetString() is { } reference && (entries.TryGetValue(reference, out var known) ? known : Referenced(reference)) is { } other)
                found.Add(other);
        }
    }

    private static AuditedPatient? Itself(Node resource, Node request)
    {
        if (!resource["resourceType"u8].TextEquals("Patient"u8))
            return null;

        // With a condition the external server gives the id, whatever the client wrote.
        if (request["ifNoneExist"u8].Exists || !resource["id"u8].Exists)
        {
            foreach (var identifier in resource["identifier"u8].Children)
            {
                if (identifier["value"u8].GetString() is { } value)
                    return new AuditedPatient(null, identifier["system"u8].GetString(), value);
            }
        }

        return resource["id"u8].GetString() is { } id ? Referenced("Patient/" + id) : null;
    }

    private static AuditedPatient? Referenced(string reference) =>
        Patient().Match(reference) is { Success: true } match ? new AuditedPatient(match.Groups["patient"].Value) : null;

    [GeneratedRegex("""(?:^|/)(?<patient>Patient/[A-Za-z0-9\-.]{1,64})(?:/_history/[A-Za-z0-9\-.]{1,64})?\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Patient();
}
