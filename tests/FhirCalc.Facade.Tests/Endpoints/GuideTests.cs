using System.Net;
using FhirCalc.Calcification;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Endpoints;

public sealed class GuideTests : IAsyncLifetime
{
    private const string Base = CalcificationGuide.CanonicalBase;
    private RunningFacade _facade = null!;

    public async ValueTask InitializeAsync() => _facade = await RunningFacade.StartAsync();

    public ValueTask DisposeAsync() => _facade.DisposeAsync();

    [Fact]
    public async Task Every_resource_of_the_guide_can_be_read_and_found_by_its_url()
    {
        foreach (var resource in CalcificationGuide.Resources)
        {
            var (type, id, url) = (resource.ResourceType, resource.Root["id"].GetString()!, resource.Root["url"].GetString()!);
            var read = await _facade.GetAsync($"/fhir/{type}/{id}");
            read.Status.ShouldBe(HttpStatusCode.OK, $"{type}/{id}");
            read.Root["url"].GetString().ShouldBe(url);
            var found = await _facade.GetAsync($"/fhir/{type}?url={Uri.EscapeDataString(url)}|{resource.Root["version"].GetString()}&version={resource.Root["version"].GetString()}");
            found.Root["total"].RawText.ShouldBe("1", url);
            found.Body.ShouldContain($"\"fullUrl\":\"{_facade.Client.BaseAddress}fhir/{type}/{id}\"");
        }
    }

    [Theory]
    [InlineData("StructureDefinition?url=" + Base + "/StructureDefinition/calcification-finding|9", 0)]
    [InlineData("StructureDefinition?url=http://hl7.org/fhir/StructureDefinition/Patient", 0)]
    [InlineData("StructureDefinition?name=calcificationfind", 1)]
    [InlineData("StructureDefinition?name:exact=CalcificationFinding", 1)]
    [InlineData("StructureDefinition?name:exact=calcificationFinding", 0)]
    [InlineData("StructureDefinition?name:contains=cationFind", 1)]
    [InlineData("StructureDefinition?_id=calcification-finding,calcification-report,unknown", 2)]
    [InlineData("OperationDefinition?status=active", 1)]
    [InlineData("OperationDefinition?status=http://hl7.org/fhir/publication-status|active", 1)]
    [InlineData("OperationDefinition?status=urn:other|active", 0)]
    [InlineData("OperationDefinition?status:not=active", 0)]
    [InlineData("OperationDefinition?status:missing=true", 0)]
    [InlineData("OperationDefinition?code=assess-calcification", 1)]
    [InlineData("OperationDefinition?url:below=" + Base, 1)]
    [InlineData("OperationDefinition?_lastUpdated=gt2020-01-01", 1)]
    [InlineData("OperationDefinition?_lastUpdated=lt2020", 0)]
    [InlineData("OperationDefinition?date:missing=true", 1)]
    [InlineData("OperationDefinition?description:contains=the%20RULES", 1)]
    [InlineData("StructureDefinition?_id=calcification-finding&type=http://hl7.org/fhir/StructureDefinition/Patient", 0)]
    [InlineData("StructureDefinition?_id=calcification-finding&type=Observation&kind=resource&derivation=constraint", 1)]
    [InlineData("OperationDefinition?unknown=x", 1)]
    public async Task It_can_be_searched(string search, int total)
    {
        var answer = await _facade.GetAsync("/fhir/" + search);
        (answer.Status, answer.Root["total"].RawText).ShouldBe((HttpStatusCode.OK, total.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task It_comes_in_the_order_asked_for()
    {
        var down = Names(await _facade.GetAsync("/fhir/StructureDefinition?_sort=-name&_elements=name"));

        down.Count.ShouldBeGreaterThan(10);
        down.ShouldBe(down.OrderByDescending(name => name, StringComparer.OrdinalIgnoreCase));
        Names(await _facade.GetAsync("/fhir/StructureDefinition?_sort=status,name&_count=5")).ShouldBe(down.AsEnumerable().Reverse().Take(5));

        static List<string> Names(Answer answer) => [.. System.Text.Json.Nodes.JsonNode.Parse(answer.Body)!["entry"]!.AsArray().Select(entry => (string)entry!["resource"]!["name"]!)];
    }

    [Theory]
    [InlineData("_summary=true", "url name status kind", "snapshot differential text")]
    [InlineData("_summary=text", "url name status kind", "snapshot description")]
    [InlineData("_summary=data", "url snapshot description", "text")]
    [InlineData("_summary=false", "url snapshot description", "")]
    [InlineData("_elements=description,StructureDefinition.title", "url name status description title", "snapshot publisher")]
    public async Task A_part_of_it_can_be_asked_for(string view, string there, string absent)
    {
        foreach (var path in new[] { "/fhir/StructureDefinition/calcification-finding?" + view, "/fhir/StructureDefinition?_id=calcification-finding&" + view })
        {
            var answer = await _facade.GetAsync(path);
            var resource = System.Text.Json.Nodes.JsonNode.Parse(answer.Body)!;
            resource = resource["entry"]?[0]!["resource"] ?? resource;
            there.Split(' ').Where(name => resource[name] is null).ShouldBeEmpty(path);
            absent.Split(' ').Where(name => resource[name] is not null).ShouldBeEmpty(path);
            ((string?)resource["meta"]?["tag"]?[0]?["code"]).ShouldBe(view == "_summary=false" ? null : "SUBSETTED", path);
        }
    }

    [Fact]
    public async Task A_count_is_a_count_and_nothing_else()
    {
        var answer = await _facade.GetAsync("/fhir/ValueSet?_summary=count");

        answer.Root["total"].RawText.ShouldBe(CalcificationGuide.Resources.Count(resource => resource.ResourceType == "ValueSet").ToString(System.Globalization.CultureInfo.InvariantCulture));
        (answer.Root["entry"].Exists, answer.Body.Contains("\"next\"", StringComparison.Ordinal)).ShouldBe((false, false));
    }

    [Theory]
    [InlineData("ValueSet?name:above=x")]
    [InlineData("ValueSet?status:in=x")]
    [InlineData("ValueSet?_lastUpdated=yesterday")]
    [InlineData("ValueSet?status:missing=perhaps")]
    [InlineData("ValueSet?_summary=some")]
    [InlineData("ValueSet/breast-calcification?_summary=some")]
    public async Task What_would_change_the_meaning_is_never_ignored(string search) =>
        ((int)(await _facade.GetAsync("/fhir/" + search)).Status).ShouldBeOneOf(400, 404);

    [Theory]
    [InlineData("ValueSet?_pretty=true", "ValueSet")]
    [InlineData("ValueSet?_format=json&_pretty=true&_total=none", "ValueSet")]
    [InlineData("Observation?_pretty=true", "Observation")] // of the external server
    [InlineData("Observation?_format=json", "Observation")]
    [InlineData("Observation?_pretty=true&status=final", "Observation?status=final")]
    public async Task The_self_link_of_a_search_tells_what_was_searched_and_not_how_the_answer_is_written(string search, string self)
    {
        var answer = await _facade.GetAsync("/fhir/" + search);

        var found = "";
        foreach (var link in answer.Root["link"].Children)
            found = link["relation"].GetString() == "self" ? link["url"].GetString() : found;
        found.ShouldBe($"{_facade.Client.BaseAddress}fhir/{self}");
    }

    [Fact]
    public async Task Pages_lead_through_all_of_it_once()
    {
        var seen = new List<string>();
        string? next = "/fhir/ValueSet?_count=50&status=active";
        while (next is not null)
        {
            var page = await _facade.GetAsync(next);
            next = null;
            foreach (var link in page.Root["link"].Children)
                next = link["relation"].GetString() == "next" ? link["url"].GetString() : next;
            foreach (var entry in page.Root["entry"].Children)
                seen.Add(entry["resource"]["id"].GetString()!);
        }

        seen.ShouldBe(CalcificationGuide.Resources.Where(resource => resource.ResourceType == "ValueSet").Select(resource => resource.Root["id"].GetString()!), ignoreOrder: true);
    }

    [Fact]
    public async Task The_whole_guide_can_be_had_as_a_FHIR_package()
    {
        var answer = await _facade.GetAsync("/fhir/package.tgz");

        (answer.Status, answer.Message.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, "application/gzip"));
        await using var stream = new System.IO.Compression.GZipStream(await answer.Message.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), System.IO.Compression.CompressionMode.Decompress);
        await using var archive = new System.Formats.Tar.TarReader(stream);
        var names = new List<string>();
        while (await archive.GetNextEntryAsync(cancellationToken: TestContext.Current.CancellationToken) is { } entry)
            names.Add(entry.Name);
        names[0].ShouldBe("package/package.json");
        names.Count.ShouldBeGreaterThan(CalcificationGuide.Resources.Count);
    }

    [Fact]
    public async Task What_is_known_need_not_be_sent_again()
    {
        var first = await _facade.GetAsync("/fhir/StructureDefinition/calcification-finding");
        var again = await _facade.GetAsync("/fhir/StructureDefinition/calcification-finding", ("If-None-Match", first.Message.Headers.ETag!.ToString()));

        (again.Status, again.Body).ShouldBe((HttpStatusCode.NotModified, ""));
        (await _facade.GetAsync("/fhir/StructureDefinition/calcification-finding", ("If-None-Match", "W/\"other\""))).Status.ShouldBe(HttpStatusCode.OK);
        var changed = first.Message.Content.Headers.LastModified!.Value;
        (await _facade.GetAsync("/fhir/StructureDefinition/calcification-finding", ("If-Modified-Since", changed.ToString("R")))).Status.ShouldBe(HttpStatusCode.NotModified);
        (await _facade.GetAsync("/fhir/StructureDefinition/calcification-finding", ("If-Modified-Since", changed.AddSeconds(-1).ToString("R")))).Status.ShouldBe(HttpStatusCode.OK);
        (await _facade.GetAsync("/fhir/StructureDefinition/calcification-finding", ("If-Modified-Since", changed.ToString("R")), ("If-None-Match", "W/\"other\""))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/fhir/metadata")]
    [InlineData("/fhir/package.tgz")]
    public async Task Statement_and_package_have_a_version_too(string path)
    {
        var first = await _facade.GetAsync(path, ("Accept", "application/gzip, application/fhir+json"));

        first.Status.ShouldBe(HttpStatusCode.OK);
        (await _facade.GetAsync(path, ("If-None-Match", first.Message.Headers.ETag!.ToString()))).Status.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("GET", "/fhir/StructureDefinition/unknown", 404)]
    [InlineData("GET", "/fhir/StructureDefinition/calcification-finding/_history", 404)]
    [InlineData("GET", "/fhir/ValueSet?_count=many", 400)]
    [InlineData("POST", "/fhir/StructureDefinition", 405)]
    [InlineData("PUT", "/fhir/StructureDefinition/calcification-finding", 405)]
    public async Task What_is_not_offered_is_refused(string method, string path, int status)
    {
        var answer = await _facade.SendAsync(new HttpMethod(method), path, method == "GET" ? null : """{"resourceType":"StructureDefinition","id":"calcification-finding"}""");

        ((int)answer.Status).ShouldBe(status, answer.Body);
        answer.Root["resourceType"].GetString().ShouldBe("OperationOutcome");
        if (status == 405)
            answer.Message.Content.Headers.Allow.ShouldBe(["GET", "HEAD"], ignoreOrder: true);
    }

    [Fact]
    public async Task An_unknown_parameter_is_refused_to_who_wants_that() =>
        (await _facade.GetAsync("/fhir/ValueSet?unknown=x", ("Prefer", "handling=strict"))).Status.ShouldBe(HttpStatusCode.BadRequest);
}
