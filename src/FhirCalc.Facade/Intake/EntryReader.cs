using System.Text.RegularExpressions;
using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Intake;

/// <summary>Reads the entries of a transaction Bundle: what each asks for, and the id that its resource will have.</summary>
internal static partial class EntryReader
{
    public static IReadOnlyList<SubmissionEntry> Read(ResourceJson bundle, string submissionId, List<Issue> issues)
    {
        if (bundle.ResourceType != "Bundle" || !bundle.Root["type"u8].TextEquals("transaction"u8))
        {
            issues.Add(new Issue(FacadeIssueIds.NotATransaction, IssueSeverity.Error, "value", "A submission is a Bundle of type 'transaction'; entries that do not belong together go in a 'batch'.")
            {
                Location = bundle.ResourceType == "Bundle" ? "Bundle.type" : bundle.ResourceType,
            });
            return [];
        }

        var entries = new List<SubmissionEntry>();
        var index = 0;
        foreach (var entry in bundle.Root["entry"u8].Children)
        {
            if (ReadEntry(entry, index++, submissionId, issues) is { } read)
                entries.Add(read);
        }

        FindDuplicates(entries, issues);
        return entries;
    }

    /// <summary>One entry; null if what it asks for cannot be told.</summary>
    public static SubmissionEntry? ReadEntry(Node entry, int index, string submissionId, List<Issue> issues)
    {
        var path = FormattableString.Invariant($"Bundle.entry[{index}]");
        var request = entry["request"u8];
        var method = request["method"u8].GetString();
        var url = (request["url"u8].GetString() ?? "").TrimStart('/');
        if (method is not ("POST" or "PUT"))
        {
            issues.Add(Problem(FacadeIssueIds.EntryMethod, "not-supported", path + ".request.method", "An entry of a submission is sent with POST (new) or PUT (Type/id, or Type? and a search)."));
            return null;
        }

        var resource = entry["resource"u8];
        if (resource["resourceType"u8].GetString() is not { } type)
        {
            issues.Add(Problem(FacadeIssueIds.EntryWithoutResource, "required", path, "Every entry of a submission carries a resource."));
            return null;
        }

        CheckPreconditions(request, method, path, issues);
        var fullUrl = entry["fullUrl"u8].GetString();
        var read = new SubmissionEntry(index, resource, type, fullUrl, DeterministicId.OfEntry(submissionId, fullUrl, index), EntryVerb.Create);
        if (method == "POST")
        {
            if (url != type)
                issues.Add(Problem(FacadeIssueIds.EntryUrl, "value", path + ".request.url", $"The url of a POST entry is the type of its resource: '{type}'."));
            var condition = request["ifNoneExist"u8].GetString();
            return condition is null ? read : read with { Verb = EntryVerb.ConditionalCreate, IfNoneExist = condition };
        }

        if (url.StartsWith(type + "?", StringComparison.Ordinal) && url.Length > type.Length + 1)
            return read with { Verb = EntryVerb.ConditionalUpdate, Criteria = url[(type.Length + 1)..], IfMatch = request["ifMatch"u8].GetString() };

        var target = UpdateUrl().Match(url);
        if (!target.Success || target.Groups["type"].Value != type || resource["id"u8].GetString() != target.Groups["id"].Value)
        {
            issues.Add(Problem(FacadeIssueIds.EntryUrl, "value", path + ".request.url", $"The url of a PUT entry is '{type}/' and the id that its resource carries."));
            return null;
        }

        return read with { Verb = EntryVerb.Update, UpdateId = target.Groups["id"].Value, IfMatch = request["ifMatch"u8].GetString() };
    }

    /// <summary>Whether it is one version as ETag gives it, or any.</summary>
    public static bool IsVersion(string ifMatch) => Version().IsMatch(ifMatch);

    // What would have to be left out must not be silently lost: it was sent so that nothing is overwritten or doubled.
    private static void CheckPreconditions(Node request, string method, string path, List<Issue> issues)
    {
        foreach (var name in method == "POST" ? (string[])["ifMatch", "ifNoneMatch", "ifModifiedSince"] : ["ifNoneExist", "ifNoneMatch", "ifModifiedSince"])
        {
            if (request[name].Exists)
                issues.Add(Problem(FacadeIssueIds.Precondition, "not-supported", $"{path}.request.{name}", method == "POST" ? "A POST entry can be made conditional by ifNoneExist alone." : "A PUT entry can be made conditional by ifMatch alone."));
        }

        if (request["ifMatch"u8].GetString() is { } version && !IsVersion(version))
            issues.Add(Problem(FacadeIssueIds.Precondition, "value", path + ".request.ifMatch", """ifMatch holds one version as ETag gives it, such as W/"3"."""));
    }

    private static void FindDuplicates(List<SubmissionEntry> entries, List<Issue> issues)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry.FullUrl is { } fullUrl && !names.Add(fullUrl))
                issues.Add(Problem(FacadeIssueIds.DuplicateEntry, "duplicate", entry.Path + ".fullUrl", "Two entries have the same fullUrl."));
            if (entry.Verb == EntryVerb.Update && !names.Add($"PUT {entry.Type}/{entry.Id}"))
                issues.Add(Problem(FacadeIssueIds.DuplicateEntry, "duplicate", entry.Path + ".request.url", "Two entries update the same resource."));
        }
    }

    private static Issue Problem(string id, string code, string location, string message) =>
        new(id, IssueSeverity.Error, code, message) { Location = location };

    [GeneratedRegex("""^(\*|(W/)?"[^"\s]+")\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Version();

    [GeneratedRegex("""^(?<type>[A-Z][A-Za-z]+)/(?<id>[A-Za-z0-9\-.]{1,64})\z""", RegexOptions.CultureInvariant)]
    private static partial Regex UpdateUrl();
}
