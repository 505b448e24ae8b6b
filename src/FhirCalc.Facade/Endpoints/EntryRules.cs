using FhirCalc.Facade.Conformance;
using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Security;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Endpoints;

/// <summary>What holds for an entry of a Bundle because it would hold for the same request alone, beyond what intake asks of it.</summary>
internal sealed class EntryRules(BodyAccess bodies, Guide guide)
{
    /// <summary>Why an entry of a batch that writes is refused, and it alone; or null.</summary>
    public (int Status, Issue Issue)? Refuse(HttpContext context, Node entry, int index) =>
        bodies.RefuseOne(context, entry, index) is { } forbidden ? (StatusCodes.Status403Forbidden, forbidden)
        : ToGuide(entry, index) is { } toGuide ? (StatusCodes.Status405MethodNotAllowed, toGuide)
        : null;

    /// <summary>The first entry that would change the guide; a transaction is refused for it as a whole.</summary>
    public Issue? ToGuide(ResourceJson bundle)
    {
        var index = 0;
        foreach (var entry in bundle.Root["entry"u8].Children)
        {
            if (ToGuide(entry, index++) is { } issue)
                return issue;
        }

        return null;
    }

    private Issue? ToGuide(Node entry, int index) =>
        entry["request"u8]["method"u8].GetString() is "GET" or "HEAD" || !guide.Holds((entry["request"u8]["url"u8].GetString() ?? "").TrimStart('/').Split('/', '?')[0])
            ? null
            : new Issue(FacadeIssueIds.GuideIsFixed, IssueSeverity.Error, "not-supported", "Resources of this type are part of the guide that this service holds: they can only be read.")
            {
                Location = FormattableString.Invariant($"Bundle.entry[{index}].request.url"),
            };
}
