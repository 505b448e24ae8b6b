using FhirCalc.Fhir.Issues;

namespace FhirCalc.Fhir.Validation;

/// <summary>What a validator makes of things that its definitions do not know.</summary>
public sealed record ValidationOptions
{
    /// <summary>The defaults.</summary>
    public static ValidationOptions Default { get; } = new();

    /// <summary>An extension that no loaded definition describes: allowed, and mentioned, unless a deployment is stricter.</summary>
    public IssueSeverity UnknownExtension { get; init; } = IssueSeverity.Information;

    /// <summary>The same for a modifier extension, which changes the meaning of what it stands in.</summary>
    public IssueSeverity UnknownModifierExtension { get; init; } = IssueSeverity.Warning;

    /// <summary>A profile in <c>meta.profile</c> that is not loaded. One that the caller names must be loaded.</summary>
    public IssueSeverity UnknownClaimedProfile { get; init; } = IssueSeverity.Warning;

    /// <summary>
    /// Takes profiles that ship without a snapshot as their differential on top of their base. Off by default, since slicing
    /// inherited from a base is then judged apart; a profile without snapshot is refused.
    /// </summary>
    public bool AcceptDifferentials { get; init; }
}
