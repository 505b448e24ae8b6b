using System.Net;
using FhirCalc.Facade.Security;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Endpoints;

/// <summary>Links to further pages hold for a day, whenever the service is started anew, and with no other store.</summary>
public sealed class PageLinkTests
{
    private static readonly Page Second = new("Observation", "?_getpages=7");

    [Theory]
    [InlineData("")]
    [InlineData("a=AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=")]
    public async Task A_search_can_be_paged_through_across_a_restart_and_not_with_another_store(string keys)
    {
        using var folder = new TempFolder();
        using var handler = new FakeServer(_ => FakeServer.Json("""{"resourceType":"Bundle","type":"searchset","link":[{"relation":"next","url":"http://external.example/fhir?_getpages=7"}]}"""));
        var next = "";
        await using (var facade = await RunningFacade.StartAsync(handler, folder, "--Encryption:Keys", keys))
        {
            foreach (var link in (await facade.GetAsync("/fhir/Observation?code=x")).Root["link"].Children)
                next = new Uri(link["url"].GetString()!).AbsolutePath;
        }

        await using (var again = await RunningFacade.StartAsync(handler, folder, "--Encryption:Keys", keys))
            (await again.GetAsync(next)).Status.ShouldBe(HttpStatusCode.OK);
        handler.Requests.Last().Path.ShouldBe("?_getpages=7");

        await using var other = await RunningFacade.StartAsync(handler);
        (await other.GetAsync(next)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public void A_link_holds_for_a_day_and_for_its_client()
    {
        var clock = new ManualClock();
        using var tokens = new PageTokens(new byte[32], clock);
        var token = tokens.Seal(Second, "client");

        clock.Advance(TimeSpan.FromHours(23));
        tokens.Open(token, "client").ShouldBe(Second);
        tokens.Open(token, "another").ShouldBeNull();
        clock.Advance(TimeSpan.FromHours(2));
        tokens.Open(token, "client").ShouldBeNull();
    }
}
