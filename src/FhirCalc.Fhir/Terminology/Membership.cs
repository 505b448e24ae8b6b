namespace FhirCalc.Fhir.Terminology;

/// <summary>
/// Whether a code belongs to a set. Ordered, so that the smaller of two answers is their "and" and the larger their "or"
/// in three-valued logic.
/// </summary>
public enum Membership
{
    /// <summary>It does not.</summary>
    NotMember,

    /// <summary>It cannot be told: the content of a code system or value set is not at hand.</summary>
    Undecided,

    /// <summary>It does.</summary>
    Member,
}
