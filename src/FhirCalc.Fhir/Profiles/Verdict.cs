namespace FhirCalc.Fhir.Profiles;

/// <summary>Answer to a question about content.</summary>
internal enum Verdict
{
    No,
    Undecided,
    Yes,
}
