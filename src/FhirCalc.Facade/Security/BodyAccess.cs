using System.Text.RegularExpressions;
using FhirCalc.Facade.Endpoints;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Security;

/// <summary>
/// Rights that only the body and conditions of a request tell: every entry of a transaction or batch needs what the same
/// request would need alone, and a condition or conditional reference is a search.
/// </summary>
internal sealed partial class BodyAccess(QueryAccess queries, SecurityOptions options)
{
    /// <summary>Why the body is refused, or null.</summary>
    public Issue? Refuse(HttpContext context, ResourceJson body)
    {
        var access = Access.Of(context);
        if (!options.IsOn || context.GetEndpoint()?.Metadata.GetOrderedMetadata<FhirInteraction>() is not { } interactions)
            return null;
        if (interactions.Any(one => one is { IsOperation: false, Code: "transaction" or "batch" }))
            return IsBatch(body) ? null : RefuseEntry(context, access, body);
        return interactions.All(one => one.IsOperation) || MayRefer(access, body.Root) ? null : Refusal.NotGranted(context);
    }

    /// <summary>Why one entry of a batch is refused, or null: the others do not depend on it, so whoever takes the batch asks for each.</summary>
    public Issue? RefuseOne(HttpContext context, Node entry, int index) =>
        !options.IsOn || Allows(Access.Of(context), entry) ? null : Refusal.NotGranted(FormattableString.Invariant($"Bundle.entry[{index}]"));

    /// <summary>Whether a request that writes may carry the condition that it does.</summary>
    public bool AllowsCondition(Access access, string? type, string condition) =>
        type is not null && access.May(Rights.Search, type) && queries.Allows(access, type, condition.TrimStart('?'));

    private static bool IsBatch(ResourceJson body) => body.ResourceType == "Bundle" && body.Root["type"u8].TextEquals("batch"u8);

    private Issue? RefuseEntry(HttpContext context, Access access, ResourceJson bundle)
    {
        var index = 0;
        foreach (var entry in bundle.Root["entry"u8].Children)
        {
            if (!Allows(access, entry))
                return Refusal.NotGranted(context, FormattableString.Invariant($"Bundle.entry[{index}]"));
            index++;
        }

        return null;
    }

    private bool Allows(Access access, Node entry)
    {
        var request = entry["request"u8];
        var url = Url().Match(request["url"u8].GetString() ?? "");
        if (!url.Success)
            return false;
        var (type, id, condition) = (url.Groups["type"].Value, url.Groups["id"].Value, url.Groups["query"].Value);
        var right = (request["method"u8].GetString(), id.Length > 0) switch
        {
            ("POST", false) => Rights.Create,
            ("PUT" or "PATCH", _) => Rights.Update,
            ("DELETE", _) => Rights.Delete,
            ("GET" or "HEAD", true) when url.Groups["id"].Value != "_history" => Rights.Read,
            ("GET" or "HEAD", _) => Rights.Search,
            _ => Rights.None,
        };

        // The resource may be of another type than the address says; then both count.
        var carried = entry["resource"u8]["resourceType"u8].GetString() ?? type;
        if (right is Rights.Read or Rights.Search)
            return access.Of(right, type) != Reach.None && (right == Rights.Read || queries.Allows(access, type, condition)); // RelayGuard sees to the rest
        return right != Rights.None && access.May(right, type) && access.May(right, carried)
            && (condition.Length == 0 || AllowsCondition(access, type, condition))
            && (request["ifNoneExist"u8].GetString() is not { } ifNoneExist || AllowsCondition(access, type, ifNoneExist))
            && MayRefer(access, entry["resource"u8]);
    }

    private bool MayRefer(Access access, Node resource) =>
        ReferenceRewriter.ReferencesIn(resource).All(found =>
            found.Reference.IndexOf('?', StringComparison.Ordinal) is var at
            && (at < 0 || AllowsCondition(access, found.Reference[..at], found.Reference[(at + 1)..])));

    [GeneratedRegex("""^/?(?<type>[A-Z][A-Za-z]+)(/(?<id>_history|(?!\.{1,2}[/?])[A-Za-z0-9\-.]{1,64})(/_history(/[A-Za-z0-9\-.]{1,64})?)?)?(\?(?<query>.*))?\z""", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Url();
}
