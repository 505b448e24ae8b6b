using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Outbox;
using FhirCalc.Fhir.Issues;

namespace FhirCalc.Facade.Intake;

/// <summary>Why a submission or a batch is refused as a whole, whatever it holds.</summary>
internal static class IntakeRefusals
{
    /// <summary>There is no room for more.</summary>
    public static Outcome Busy(Pressure pressure) =>
        new([new Issue(FacadeIssueIds.Busy, IssueSeverity.Error, "throttled", pressure.Cause + " Nothing was kept; send it again after Retry-After.")]);

    /// <summary>The identity was used before, for something else.</summary>
    public static Outcome Reused(SubmissionIdentity identity) => new([new Issue(FacadeIssueIds.IdentityReused, IssueSeverity.Error, "conflict",
        $"The {identity.Kind} of this submission was used before for other content. Nothing was kept; new content needs an identity of its own.")]);
}
