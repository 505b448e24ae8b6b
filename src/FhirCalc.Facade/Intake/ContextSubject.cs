using FhirCalc.Facade.Context;
using FhirCalc.Facade.Upstream;

namespace FhirCalc.Facade.Intake;

/// <summary>Whose context a submission needs: the patient of its reports, as far as the external server can know him.</summary>
internal static class ContextSubject
{
    public static ContextPatient Of(IReadOnlyList<SubmissionEntry> entries, ReferenceTable references, UpstreamAddress address)
    {
        // All reports of a submission are about one subject.
        var report = entries.FirstOrDefault(entry => entry.Type == "DiagnosticReport");
        if (report?.Resource["subject"u8]["reference"u8].GetString() is not { } reference)
            return ContextPatient.Nobody;
        return references.Resolve(reference, report) switch
        {
            { Type: not "Patient" } => ContextPatient.Nobody,
            { Verb: EntryVerb.Update } patient => new ContextPatient($"Patient/{patient.Id}", null, patient.Urn),
            { Verb: EntryVerb.ConditionalCreate } patient => new ContextPatient(null, patient.IfNoneExist!.TrimStart('?'), patient.Urn),
            { Verb: EntryVerb.ConditionalUpdate } patient => new ContextPatient(null, patient.Criteria, patient.Urn),
            { } => ContextPatient.Nobody, // new: nothing is known of him there
            null => Elsewhere(reference, address),
        };
    }

    private static ContextPatient Elsewhere(string reference, UpstreamAddress address)
    {
        var relative = (address.RelativeOf(reference) ?? reference).Split("/_history/")[0];
        return relative.StartsWith("Patient/", StringComparison.Ordinal) && relative.IndexOf('/', "Patient/".Length) < 0
            ? new ContextPatient(relative, null, null)
            : ContextPatient.Nobody;
    }
}
