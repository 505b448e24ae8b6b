using System.Globalization;
using FhirCalc.Facade.Conformance;
using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Definitions;
using Microsoft.AspNetCore.Http.Extensions;

namespace FhirCalc.Facade.Endpoints;

/// <summary>Answers from the embedded guide, for a request of its own and for an entry of a batch.</summary>
internal sealed class GuideReply(Guide guide, TypeModel types)
{
    /// <summary>What <c>Type/id</c> or <c>Type</c> and a search give; the path is one of the guide's types.</summary>
    public FhirReply Get(string path, string query, ReadConditions conditions, HttpRequest request) => path.Split('/') switch
    {
        [var type] => Search(type, query, request),
        [var type, var id] => Read(type, id, query, conditions),
        [var type, ..] => FhirReply.Failure(FacadeIssueIds.NotFound, "not-supported", $"Of a {type} this service holds only what its guide says now, and no history."),
        _ => throw new ArgumentException("An address names a type.", nameof(path)),
    };

    public FhirReply Read(string type, string id, string query, ReadConditions conditions)
    {
        if (guide.Find(type, id) is not { } found)
            return FhirReply.Failure(FacadeIssueIds.NotFound, "not-found", $"The guide holds no {type} of this id. GET {type}?url=… finds one by its canonical URL.");
        try
        {
            return conditions.Apply(new FhirReply(StatusCodes.Status200OK, GuideView.Of(query).Show(found, types))
            {
                ETag = found.ETag,
                LastModified = guide.Since.ToString("R", CultureInfo.InvariantCulture),
            });
        }
        catch (FormatException problem)
        {
            return FhirReply.Failure(FacadeIssueIds.Parameters, "value", problem.Message);
        }
    }

    public FhirReply Search(string type, string query, HttpRequest request)
    {
        try
        {
            var (search, view) = (GuideSearch.Run(guide, type, query), GuideView.Of(query));
            return search.Ignored.Count > 0 && Preference.Of(request).IsStrict
                ? FhirReply.Failure(FacadeIssueIds.Parameters, "not-supported",
                    $"{type} can be searched by {string.Join(", ", GuideParameters.Of(type).Select(parameter => parameter.Name))}, with _count, _sort, _summary and _elements; what else was asked is not known.")
                : new FhirReply(StatusCodes.Status200OK, Write(type, search, view, PublicAddress.FhirBase(request)));
        }
        catch (FormatException problem)
        {
            return FhirReply.Failure(FacadeIssueIds.Parameters, "value", problem.Message);
        }
    }

    private byte[] Write(string type, GuideSearch search, GuideView view, string root) => FhirJson.Write(json =>
    {
        json.WriteString("resourceType", "Bundle");
        json.WriteString("type", "searchset");
        json.WriteNumber("total", search.Matches.Count);
        var links = new List<(string Relation, IEnumerable<KeyValuePair<string, string>> Query)> { ("self", search.Used) };
        if (search.Next is { } next && !view.IsCount)
            links.Add(("next", next));
        json.WriteObjects("link", links, link =>
        {
            json.WriteString("relation", link.Relation);
            json.WriteString("url", $"{root}/{type}{new QueryBuilder(link.Query)}");
        });
        if (search.Page.Count == 0 || view.IsCount)
            return; // an empty array is no FHIR
        json.WriteObjects("entry", search.Page, found =>
        {
            json.WriteString("fullUrl", $"{root}/{type}/{found.Id}");
            json.WriteRaw("resource", view.Show(found, types).Span);
            json.WriteStartObject("search");
            json.WriteString("mode", "match");
            json.WriteEndObject();
        });
    });
}
