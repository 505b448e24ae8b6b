using System.Net;

namespace FhirCalc.Facade.Tests.Sandbox;

public sealed class SandboxSearchTests : IAsyncLifetime
{
    private SandboxFixture _sandbox = null!;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await SandboxFixture.StartAsync();
        await PutAsync("a", """ "status":"final","code":{"coding":[{"system":"http://loinc.org","code":"1"},{"system":"urn:x","code":"2"}]},"subject":{"reference":"Patient/1"},"effectiveDateTime":"2026-03-15" """);
        await PutAsync("b", """ "status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2"}]},"subject":{"reference":"Group/1"},"effectivePeriod":{"start":"2026-03-01","end":"2026-03-31"},"basedOn":[{"reference":"ServiceRequest/9"}] """);
        await PutAsync("c", """ "status":"preliminary","code":{"coding":[{"code":"1"}]},"subject":{"reference":"Patient/2/_history/4"},"effectiveDateTime":"2026-03-15T10:30:00+02:00","identifier":[{"system":"urn:s","value":"a,b|c"}] """);
    }

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Theory]
    [InlineData("", "a b c")]
    [InlineData("_id=b", "b")]
    [InlineData("_id=a,c", "a c")]
    [InlineData("code=1", "a c")]
    [InlineData("code=http://loinc.org|1", "a")]
    [InlineData("code=|1", "c")]
    [InlineData("code=urn:x|", "a")]
    [InlineData("code=2&code=http://loinc.org|1", "a")]
    [InlineData("code=1,2&status=final", "a b")]
    [InlineData("code=", "a b c")]
    [InlineData("identifier=urn:s|a\\,b\\|c", "c")]
    [InlineData("identifier=a", "")]
    [InlineData("subject=Patient/1", "a")]
    [InlineData("subject=Patient/2", "c")]
    [InlineData("subject=1", "a b")]
    [InlineData("subject:Patient=1", "a")]
    [InlineData("subject={base}/Patient/1", "a")]
    [InlineData("patient=1", "a")]
    [InlineData("patient=Group/1", "")]
    [InlineData("based-on=ServiceRequest/9", "b")]
    [InlineData("date=2026-03-15", "a c")]
    [InlineData("date=2026-03", "a b c")]
    [InlineData("date=2026", "a b c")]
    [InlineData("date=2026-03-15T08:30:00Z", "c")]
    [InlineData("date=gt2026-03-15", "b")]
    [InlineData("date=lt2026-03-15", "b")]
    [InlineData("date=ge2026-03-15", "a b c")]
    [InlineData("date=sa2026-02", "a b c")]
    [InlineData("date=eb2026-03-15", "")]
    [InlineData("date=ne2026-03-15", "b")]
    [InlineData("date=ge2026-03-01&date=le2026-03-14", "b")]
    [InlineData("_lastUpdated=gt2020", "a b c")]
    [InlineData("_lastUpdated=lt2020", "")]
    [InlineData("_sort=-_lastUpdated&_id=a", "a")]
    public async Task A_search_finds_exactly(string query, string ids)
    {
        var found = await _sandbox.GetAsync("Observation?" + query.Replace("{base}", _sandbox.Base, StringComparison.Ordinal), ("Prefer", "handling=strict"));

        found.Status.ShouldBe(HttpStatusCode.OK, found.Body);
        string.Join(' ', found.MatchIds).ShouldBe(ids);
        found.Json.GetProperty("total").GetInt32().ShouldBe(ids.Length == 0 ? 0 : ids.Split(' ').Length);
    }

    [Theory]
    [InlineData("code:in=x", ":in")]
    [InlineData("subject:Nothing=1", ":Nothing")]
    [InlineData("date=yesterday", "needs a date")]
    [InlineData("date=2026-13-45", "needs a date")]
    [InlineData("date=zz2026-01-01", "prefixes")]
    [InlineData("_count=many", "whole number")]
    [InlineData("_sort=code", "_lastUpdated")]
    [InlineData("code=a|b|c", "token")]
    [InlineData("_page=AAAA", "no page link")]
    public async Task A_search_that_cannot_be_understood_is_refused(string query, string text) =>
        (await _sandbox.GetAsync("Observation?" + query)).ShouldRefuse(400, text);

    [Fact]
    public async Task An_unknown_parameter_is_left_out_and_told_or_refused_when_strict()
    {
        var lenient = await _sandbox.GetAsync("Observation?colour=red&code=1");
        lenient.MatchIds.ShouldBe(["a", "c"]);
        lenient.Link("self").ShouldBe($"{_sandbox.Base}/Observation?code=1");
        lenient.Entries.Last().GetProperty("resource").GetProperty("issue")[0].GetProperty("details").GetProperty("text").GetString()!.ShouldContain("colour");
        (await _sandbox.GetAsync("Observation?colour=red", ("Prefer", "handling=strict"))).ShouldRefuse(400, "colour");
    }

    [Fact]
    public async Task Pages_bring_every_match_once_though_more_is_stored_meanwhile()
    {
        var first = await _sandbox.GetAsync("Observation?_count=2");
        first.MatchIds.ShouldBe(["a", "b"]);
        await PutAsync("a", """ "status":"amended" """);

        var second = await _sandbox.GetAsync(first.Link("next")!);

        second.MatchIds.ShouldBe(["c"]);
        second.Link("next").ShouldBeNull();
        second.Json.GetProperty("total").GetInt32().ShouldBe(3);
    }

    [Theory]
    [InlineData("_sort=_lastUpdated", "a b c")]
    [InlineData("_sort=-_lastUpdated", "c b a")]
    public async Task Pages_follow_the_order_that_was_asked_for(string query, string ids)
    {
        var seen = new List<string>();
        for (var next = $"Observation?{query}&_count=1"; next is not null;)
        {
            var page = await _sandbox.GetAsync(next);
            seen.AddRange(page.MatchIds);
            next = page.Link("next");
        }

        string.Join(' ', seen).ShouldBe(ids);
    }

    [Fact]
    public async Task Only_the_current_version_is_found()
    {
        await PutAsync("a", """ "status":"amended","code":{"coding":[{"code":"new"}]} """);

        (await _sandbox.TotalAsync("Observation?code=http://loinc.org|1")).ShouldBe(0);
        (await _sandbox.TotalAsync("Observation?subject=Patient/1")).ShouldBe(0);
        (await _sandbox.TotalAsync("Observation?date=2026-03-15T00:00:00Z")).ShouldBe(0);
        (await _sandbox.GetAsync("Observation?code=new")).MatchIds.ShouldBe(["a"]);
    }

    [Fact]
    public async Task A_count_alone_brings_no_matches()
    {
        var count = await _sandbox.GetAsync("Observation?_summary=count&code=1");

        count.Json.GetProperty("total").GetInt32().ShouldBe(2);
        count.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_search_can_be_posted_as_a_form()
    {
        var found = await _sandbox.SendAsync("POST", "Observation/_search", "code=http%3A%2F%2Floinc.org%7C1", ("Content-Type", "application/x-www-form-urlencoded"));

        found.MatchIds.ShouldBe(["a"]);
    }

    private async Task PutAsync(string id, string fields)
    {
        var answer = await _sandbox.SendAsync("PUT", $"Observation/{id}", $$"""{"resourceType":"Observation","id":"{{id}}",{{fields}}}""");
        ((int)answer.Status).ShouldBeInRange(200, 201, answer.Body);
        await Task.Delay(2, TestContext.Current.CancellationToken); // lastUpdated counts milliseconds
    }
}
