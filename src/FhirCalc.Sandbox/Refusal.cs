using FhirCalc.Fhir.Issues;

namespace FhirCalc.Sandbox;

/// <summary>
/// A request that cannot be answered. It travels as an exception because it must undo the database transaction that it
/// interrupts; it is turned into an OperationOutcome at the edge, or in the entry of a batch.
/// </summary>
internal sealed class Refusal(int status, Issue issue) : Exception(issue.Message)
{
    public int Status { get; } = status;

    public Issue Issue { get; } = issue;

    public static Refusal Of(int status, string id, string code, string message, string? location = null) =>
        new(status, new Issue(id, IssueSeverity.Error, code, message) { Location = location });

    public static Refusal BadSearch(string message) => Of(400, SandboxIssueIds.BadSearch, "invalid", message);

    public static Refusal Precondition(string message) => Of(412, SandboxIssueIds.Precondition, "conflict", message);

    public static Refusal BadBundle(string message, string? location = null) =>
        Of(400, SandboxIssueIds.BadBundle, "invalid", message, location);

    public byte[] ToOperationOutcome() => new Outcome([Issue]).ToOperationOutcome();
}
