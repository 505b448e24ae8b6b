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
    [InlineData("OperationDefinition?unknown=x", 1)]
    public async Task It_can_be_searched(string search, int total)
    {
        var answer = await _facade.GetAsync("/fhir/" + search);
        (answer.Status, answer.Root["total"].RawText).ShouldBe((HttpStatusCode.OK, total.ToString(System.Globalization.CultureInfo.InvariantCulture)));
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
