using System.Net;
using FhirCalc.Facade.Security;
using FhirCalc.Facade.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace FhirCalc.Facade.Tests.Security;

public sealed class IssuerKeyTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private TestIssuer _issuer = null!;
    private IssuerMetadata _metadata = null!;
    private IssuerKeys _keys = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _issuer = await TestIssuer.StartAsync();
        var options = new SecurityOptions { Issuer = _issuer.Issuer, Audience = "x", KeyCache = TimeSpan.FromMinutes(10), KeyRefresh = TimeSpan.FromSeconds(30) };
        var http = TrustedHttp.Create();
        _metadata = new IssuerMetadata(options, http, _clock);
        _keys = new IssuerKeys(options, _metadata, http, _clock, NullLogger<IssuerKeys>.Instance);
    }

    public ValueTask DisposeAsync() => _issuer.DisposeAsync();

    [Fact]
    public async Task A_rotated_key_is_found_at_once_and_one_that_was_withdrawn_is_gone()
    {
        (await HasAsync("rsa")).ShouldBeTrue();
        _issuer.Published[0] = TestKey.Rsa("new");
        _clock.Advance(TimeSpan.FromSeconds(31));

        (await HasAsync("new")).ShouldBeTrue();
        (await HasAsync("rsa")).ShouldBeFalse();
    }

    [Fact]
    public async Task Unknown_names_cannot_make_us_ask_more_often_than_allowed()
    {
        for (var index = 0; index < 50; index++)
            (await HasAsync("unknown" + index)).ShouldBeFalse();
        _issuer.KeyRequests.ShouldBe(1);

        _clock.Advance(TimeSpan.FromSeconds(31));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(index => HasAsync("later" + index)));
        _issuer.KeyRequests.ShouldBe(2);
    }

    [Fact]
    public async Task A_stranger_who_goes_away_does_not_take_the_keys_from_those_who_stay()
    {
        _issuer.Hold();
        using var away = new CancellationTokenSource();
        var stranger = _keys.FindAsync("unknown", away.Token);
        var client = HasAsync("rsa");
        await away.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(stranger);
        _issuer.Release();

        (await client).ShouldBeTrue();
        (await HasAsync("rsa")).ShouldBeTrue();
        _issuer.KeyRequests.ShouldBe(1);
    }

    [Fact]
    public async Task Who_holds_a_key_that_was_good_does_not_wait_long_for_an_issuer_that_does_not_answer()
    {
        await HasAsync("rsa");
        _issuer.Hold();
        _clock.Advance(TimeSpan.FromMinutes(15));

        var stranger = HasAsync("unknown");
        (await HasAsync("rsa")).ShouldBeTrue();
        stranger.IsCompleted.ShouldBeFalse();
        _issuer.Release();
        (await stranger).ShouldBeFalse();
    }

    [Fact]
    public async Task Many_who_ask_at_once_where_tokens_come_from_make_one_question_of_it()
    {
        _issuer.Hold();
        var all = Enumerable.Range(0, 20).Select(_ => _metadata.GetAsync(Cancel)).ToList();
        await Until.TrueAsync(() => _issuer.DiscoveryRequests > 0);
        _issuer.Release();

        foreach (var found in await Task.WhenAll(all))
            found!.TokenEndpoint.ShouldBe(_issuer.Issuer + "/token");
        _issuer.DiscoveryRequests.ShouldBe(1);
    }

    [Fact]
    public async Task A_key_that_cannot_be_read_does_not_spoil_the_others()
    {
        var good = _issuer.Published[0].PublicJwk;
        _issuer.Published.Insert(0, TestKey.Of("rsa", () => Changed(good(), "n", "%%%")));
        _issuer.Published.Insert(0, TestKey.Of("broken", () => Changed(good(), "e", "AQAB\n")));

        (await _keys.FindAsync("rsa", Cancel)).Keys.Count.ShouldBe(1);
        (await HasAsync("broken")).ShouldBeFalse();
    }

    [Fact]
    public async Task Keys_are_asked_for_again_when_they_are_old_or_sooner_if_the_issuer_says_so()
    {
        await HasAsync("rsa");
        _clock.Advance(TimeSpan.FromMinutes(9));
        await HasAsync("rsa");
        _issuer.KeyRequests.ShouldBe(1);

        _issuer.CacheControl = "max-age=60";
        _clock.Advance(TimeSpan.FromMinutes(2));
        await HasAsync("rsa");
        _clock.Advance(TimeSpan.FromMinutes(2));
        await HasAsync("rsa");
        _issuer.KeyRequests.ShouldBe(3);
    }

    [Fact]
    public async Task While_the_issuer_is_away_its_last_keys_hold_for_a_while_and_not_for_ever()
    {
        await HasAsync("rsa");
        _issuer.IsAway = true;
        _clock.Advance(TimeSpan.FromMinutes(30));
        (await HasAsync("rsa")).ShouldBeTrue();

        _clock.Advance(TimeSpan.FromMinutes(11));
        var (keys, known) = await _keys.FindAsync("rsa", Cancel);
        (keys.Count, known).ShouldBe((0, false));
    }

    [Fact]
    public async Task Secrets_and_keys_for_encryption_are_no_keys_of_an_issuer()
    {
        _issuer.Published.Add(TestKey.Secret("secret", "HS256", new byte[32]));

        (await HasAsync("secret")).ShouldBeFalse();
        (await HasAsync("ec256")).ShouldBeTrue();
    }

    [Fact]
    public async Task An_RSA_key_that_is_too_short_verifies_nothing()
    {
        _issuer.Published.Insert(0, TestKey.Rsa("short", 1024));
        await using var facade = await RunningFacade.StartAsync(new FakeServer(_ => FakeServer.Json("{}")), null, _issuer.Settings);

        (await facade.GetAsync("/fhir/Patient/1", ("Authorization", "Bearer " + _issuer.Token()))).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Without_any_keys_a_token_is_not_judged_but_asked_for_again_later()
    {
        _issuer.IsAway = true;
        await using var facade = await RunningFacade.StartAsync(new FakeServer(_ => FakeServer.Json("{}")), null, _issuer.Settings);

        var answer = await facade.GetAsync("/fhir/Patient/1", ("Authorization", "Bearer " + _issuer.Token()));

        (answer.Status, answer.Issues.Single()).ShouldBe((HttpStatusCode.ServiceUnavailable, "FC1062"));
        answer.Message.Headers.RetryAfter.ShouldNotBeNull();
    }

    private static System.Text.Json.Nodes.JsonObject Changed(System.Text.Json.Nodes.JsonObject key, string name, string value)
    {
        key[name] = value;
        return key;
    }

    private async Task<bool> HasAsync(string keyId) => (await _keys.FindAsync(keyId, Cancel)).Keys.Count > 0;
}
