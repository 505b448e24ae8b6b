using FhirCalc.Calcification.Packaging;
using FhirCalc.Facade.Conformance;
using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Security;
using FhirCalc.Facade.Upstream;
using Microsoft.AspNetCore.Http.Extensions;

namespace FhirCalc.Facade.Endpoints;

/// <summary>Profiles, terminology, rules and operations of the embedded guide: to read and to search.</summary>
internal static class GuideEndpoints
{
    // The same bytes for everybody, made when they are first asked for.
    private static readonly Lazy<byte[]> Package = new(() =>
    {
        using var buffer = new MemoryStream();
        GuidePackage.Write(buffer, []);
        return buffer.ToArray();
    });

    public static void MapGuide(this IEndpointRouteBuilder fhir)
    {
        fhir.MapRead("/package.tgz", () => Results.Bytes(Package.Value, "application/gzip", GuidePackage.FileName)).WithMetadata(new AnyClient());
        foreach (var type in fhir.ServiceProvider.GetRequiredService<Guide>().Types)
        {
            fhir.MapRead($"/{type}", (HttpRequest request, Guide guide) => Search(type, request, guide, request.QueryString.Value ?? ""))
                .WithMetadata(new AnyClient(), new FhirInteraction("search-type", type) { IsAboutNobody = true, SearchParameters = GuideSearch.Parameters });
            fhir.MapRead($"/{type}/{{id}}", (string id, HttpRequest request, Guide guide) => Read(type, id, request, guide))
                .WithMetadata(new AnyClient(), new FhirInteraction("read", type) { IsAboutNobody = true });
        }
    }

    private static FhirReply Read(string type, string id, HttpRequest request, Guide guide)
    {
        if (guide.Find(type, id) is not { } found)
            return FhirReply.Failure(FacadeIssueIds.NotFound, "not-found", $"The guide holds no {type} of this id. GET {type}?url=… finds one by its canonical URL.");
        var isKnown = request.Headers.IfNoneMatch.SelectMany(tags => (tags ?? "").Split(',', StringSplitOptions.TrimEntries)).Any(tag => tag == found.ETag || tag == "*");
        return isKnown
            ? new FhirReply(StatusCodes.Status304NotModified, default) { ETag = found.ETag }
            : new FhirReply(StatusCodes.Status200OK, found.Content.Utf8) { ETag = found.ETag };
    }

    public static FhirReply Search(string type, HttpRequest request, Guide guide, string query)
    {
        GuideSearch search;
        try
        {
            search = GuideSearch.Run(guide.Of(type), query);
        }
        catch (FormatException problem)
        {
            return FhirReply.Failure(FacadeIssueIds.Parameters, "value", problem.Message);
        }

        if (search.Ignored.Count > 0 && Preference.Of(request).IsStrict)
            return FhirReply.Failure(FacadeIssueIds.Parameters, "not-supported", $"{type} cannot be searched by {string.Join(", ", search.Ignored)}.");
        return new FhirReply(StatusCodes.Status200OK, Write(type, search, PublicAddress.FhirBase(request)));
    }

    private static byte[] Write(string type, GuideSearch search, string root) => FhirJson.Write(json =>
    {
        json.WriteString("resourceType", "Bundle");
        json.WriteString("type", "searchset");
        json.WriteNumber("total", search.Matches.Count);
        var links = new List<(string Relation, IEnumerable<KeyValuePair<string, string>> Query)> { ("self", search.Used) };
        if (search.Next is { } next)
            links.Add(("next", next));
        json.WriteObjects("link", links, link =>
        {
            json.WriteString("relation", link.Relation);
            json.WriteString("url", $"{root}/{type}{new QueryBuilder(link.Query)}");
        });
        if (search.Page.Count == 0)
            return; // an empty array is no FHIR
        json.WriteObjects("entry", search.Page, found =>
        {
            json.WriteString("fullUrl", $"{root}/{type}/{found.Id}");
            json.WriteRaw("resource", found.Content.Utf8.Span);
            json.WriteStartObject("search");
            json.WriteString("mode", "match");
            json.WriteEndObject();
        });
    });
}
