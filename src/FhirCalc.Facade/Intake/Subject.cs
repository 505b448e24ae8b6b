using FhirCalc.Facade.Upstream;

namespace FhirCalc.Facade.Intake;

/// <summary>Who a resource is about, in a form that can be compared and by which submissions are kept in order.</summary>
internal static class Subject
{
    /// <summary>Null when the resource names nobody.</summary>
    public static string? Of(SubmissionEntry entry, ReferenceTable references)
    {
        var subject = entry.Resource["subject"u8];
        if (subject["reference"u8].GetString() is { } reference)
            return references.Resolve(reference, entry)?.Urn ?? reference;
        return Identifier(subject["identifier"u8]);
    }

    /// <summary>
    /// The key of the order of delivery. A patient in the Bundle is known again by the id of an update or by an identifier;
    /// a submission without a patient that can be known again is a line of its own.
    /// </summary>
    public static string PartitionKey(IReadOnlyList<SubmissionEntry> entries, ReferenceTable references, string submissionId)
    {
        var report = entries.FirstOrDefault(entry => entry.Type == "DiagnosticReport");
        var key = report is null ? null : Of(report, references);
        if (key is not null && entries.FirstOrDefault(entry => entry.Urn == key) is { } patient)
        {
            key = patient.Verb == EntryVerb.Update
                ? $"{patient.Type}/{patient.Id}"
                : FirstIdentifier(patient);
        }

        return Hashed(key, submissionId);
    }

    /// <summary>The key of one resource that was sent by itself: whom it is about, else which resource it is.</summary>
    public static string PartitionKey(SubmissionEntry entry, ReferenceTable references, string submissionId)
    {
        var key = (entry.Type == "Patient" ? null : Of(entry, references) ?? entry.Resource["patient"u8]["reference"u8].GetString()) ?? entry.Verb switch
        {
            EntryVerb.Update => $"{entry.Type}/{entry.Id}",
            // Two with the same condition must not be under way at once: the second has to see what the first did.
            EntryVerb.ConditionalCreate or EntryVerb.ConditionalUpdate => $"{entry.Type}?{entry.IfNoneExist ?? entry.Criteria}",
            _ => null,
        };
        return Hashed(key, submissionId);
    }

    /// <summary>The key of what is about a patient of the external server.</summary>
    public static string PartitionKey(string? reference, string submissionId) => Hashed(reference, submissionId);

    // A hash: the key needs no name in clear text. Without one, a submission is a line of its own.
    private static string Hashed(string? key, string submissionId) =>
        key is null ? submissionId : TextHash.Of(key);

    private static string? FirstIdentifier(SubmissionEntry patient)
    {
        foreach (var identifier in patient.Resource["identifier"u8].Children)
        {
            if (Identifier(identifier) is { } key)
                return key;
        }

        return null;
    }

    private static string? Identifier(Fhir.Json.Node identifier) =>
        identifier["value"u8].GetString() is { } value ? identifier["system"u8].GetString() + "|" + value : null;
}
