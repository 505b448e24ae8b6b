namespace FhirCalc.Facade.Context;

/// <summary>Whose context is wanted.</summary>
/// <param name="Reference"><c>Patient/id</c> on the external server, if it is known.</param>
/// <param name="Criteria">Otherwise the search that finds the patient there.</param>
/// <param name="Urn">How the submission names the patient, if it holds him: what is fetched then names him so too.</param>
internal sealed record ContextPatient(string? Reference, string? Criteria, string? Urn)
{
    /// <summary>The patient is new, or there is none: nothing is known of him there.</summary>
    public static ContextPatient Nobody { get; } = new(null, null, null);

    public bool IsNobody => Reference is null && Criteria is null;
}
