using System.Net;

namespace FhirCalc.Facade.Tests.Sandbox;

public sealed class SandboxResourceTests : IAsyncLifetime
{
    private SandboxFixture _sandbox = null!;

    public async ValueTask InitializeAsync() => _sandbox = await SandboxFixture.StartAsync();

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task A_created_resource_is_told_where_it_is_and_can_be_read_there()
    {
        var created = await _sandbox.CreateAsync("Patient", "\"id\":\"mine\",\"active\":true");

        created.Id.ShouldNotBe("mine", "a create takes no id from the client");
        created.Headers.Location!.ToString().ShouldBe($"{_sandbox.Base}/Patient/{created.Id}/_history/1");
        created.ETag.ShouldBe("W/\"1\"");
        var read = await _sandbox.GetAsync($"Patient/{created.Id}");
        read.Status.ShouldBe(HttpStatusCode.OK);
        read.ETag.ShouldBe("W/\"1\"");
        read.Body.ShouldBe(created.Body);
    }

    [Fact]
    public async Task Everything_but_id_and_meta_comes_back_byte_by_byte()
    {
        const string Before = """{ "resourceType" : "Observation",  "valueQuantity":{"value":1.10,"extension":[{"url":"http://example.org/unknown","valueDecimal":1.0e0}]},""";
        const string After = """ "zzz_unknown": [1, 2.50, -0.0, 12345678901234567890.123456789], "note":[{"text":"tab\t\u00e4 ä /\/"}]  }""";

        var created = await _sandbox.SendAsync("POST", "Observation", Before + After);

        created.Body.ShouldStartWith(Before);
        created.Body.ShouldContain(After.TrimEnd('}', ' '));
        (await _sandbox.GetAsync($"Observation?_id={created.Id}")).Body.ShouldContain(created.Body);
    }

    [Fact]
    public async Task Meta_of_the_client_survives_beside_the_version_of_the_server()
    {
        var created = await _sandbox.CreateAsync("Observation", "\"meta\":{\"versionId\":\"77\",\"profile\":[\"http://example.org/p\"],\"lastUpdated\":\"1999-01-01T00:00:00Z\"}");

        var meta = created.Json.GetProperty("meta");
        meta.GetProperty("versionId").GetString().ShouldBe("1");
        meta.GetProperty("profile")[0].GetString().ShouldBe("http://example.org/p");
        meta.GetProperty("lastUpdated").GetDateTimeOffset().Year.ShouldBeGreaterThan(2000);
    }

    [Fact]
    public async Task An_update_makes_a_new_version_and_the_old_one_stays_readable()
    {
        var id = (await _sandbox.CreateAsync("Patient", "\"active\":true")).Id;

        var updated = await _sandbox.SendAsync("PUT", $"Patient/{id}", Patient(id, "false"));

        updated.Status.ShouldBe(HttpStatusCode.OK);
        updated.ETag.ShouldBe("W/\"2\"");
        (await _sandbox.GetAsync($"Patient/{id}/_history/1")).Body.ShouldContain("\"active\":true");
        (await _sandbox.GetAsync($"Patient/{id}/_history/2")).Body.ShouldContain("\"active\":false");
        (await _sandbox.GetAsync($"Patient/{id}/_history/3")).ShouldRefuse(404, "No such Patient");
    }

    [Fact]
    public async Task An_update_creates_what_is_not_there_and_demands_the_id_of_its_address()
    {
        (await _sandbox.SendAsync("PUT", "Patient/a-1", Patient("a-1", "true"))).Status.ShouldBe(HttpStatusCode.Created);
        (await _sandbox.SendAsync("PUT", "Patient/a-2", Patient("a-1", "true"))).ShouldRefuse(400, "id of its address");
        (await _sandbox.SendAsync("PUT", "Patient/a_2", Patient("a_2", "true"))).ShouldRefuse(400, "1 to 64 letters");
        (await _sandbox.SendAsync("PUT", "Observation/a-1", Patient("a-1", "true"))).ShouldRefuse(400, "Observation");
        (await _sandbox.GetAsync("Patient/a-2")).ShouldRefuse(404, "No such Patient");
    }

    [Fact]
    public async Task If_match_lets_only_the_current_version_be_changed()
    {
        await _sandbox.SendAsync("PUT", "Patient/p", Patient("p", "true"));

        (await _sandbox.SendAsync("PUT", "Patient/p", Patient("p", "false"), ("If-Match", "W/\"1\""))).Status.ShouldBe(HttpStatusCode.OK);
        (await _sandbox.SendAsync("PUT", "Patient/p", Patient("p", "true"), ("If-Match", "W/\"1\""))).ShouldRefuse(412, "W/\"2\"");
        (await _sandbox.SendAsync("DELETE", "Patient/p", null, ("If-Match", "W/\"1\""))).ShouldRefuse(412, "W/\"2\"");
        (await _sandbox.SendAsync("PUT", "Patient/none", Patient("none", "true"), ("If-Match", "W/\"1\""))).ShouldRefuse(412, "nothing is stored");
        (await _sandbox.SendAsync("PUT", "Patient/p", Patient("p", "true"), ("If-None-Match", "*"))).ShouldRefuse(412, "If-None-Match");
        (await _sandbox.GetAsync("Patient/p")).Body.ShouldContain("\"active\":false");
    }

    [Fact]
    public async Task A_read_of_a_version_that_the_client_has_is_304()
    {
        await _sandbox.SendAsync("PUT", "Patient/p", Patient("p", "true"));

        (await _sandbox.GetAsync("Patient/p", ("If-None-Match", "W/\"1\""))).Status.ShouldBe(HttpStatusCode.NotModified);
        (await _sandbox.GetAsync("Patient/p", ("If-None-Match", "W/\"2\""))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_deleted_resource_is_gone_until_it_is_updated_again()
    {
        var id = (await _sandbox.CreateAsync("Patient", "\"identifier\":[{\"system\":\"s\",\"value\":\"1\"}]")).Id;

        (await _sandbox.SendAsync("DELETE", $"Patient/{id}", null)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await _sandbox.GetAsync($"Patient/{id}")).ShouldRefuse(410, "deleted");
        (await _sandbox.TotalAsync("Patient?identifier=s|1")).ShouldBe(0);
        (await _sandbox.SendAsync("DELETE", $"Patient/{id}", null)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await _sandbox.SendAsync("DELETE", "Patient/never", null)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await _sandbox.SendAsync("PUT", $"Patient/{id}", Patient(id, "true"))).ETag.ShouldBe("W/\"3\"");
        (await _sandbox.GetAsync($"Patient/{id}")).Status.ShouldBe(HttpStatusCode.OK);
        (await _sandbox.GetAsync($"Patient/{id}/_history/2")).ShouldRefuse(410, "deleted");
    }

    [Fact]
    public async Task History_lists_every_version_newest_first_in_pages()
    {
        var id = (await _sandbox.CreateAsync("Patient", "\"active\":true")).Id;
        await _sandbox.SendAsync("PUT", $"Patient/{id}", Patient(id, "false"));
        await _sandbox.SendAsync("DELETE", $"Patient/{id}", null);

        var all = await _sandbox.GetAsync($"Patient/{id}/_history");
        all.Json.GetProperty("total").GetInt32().ShouldBe(3);
        all.Entries.Select(entry => entry.GetProperty("request").GetProperty("method").GetString()).ShouldBe(["DELETE", "PUT", "POST"]);
        all.Entries.Select(entry => entry.GetProperty("response").GetProperty("status").GetString()).ShouldBe(["204 No Content", "200 OK", "201 Created"]);
        var first = await _sandbox.GetAsync($"Patient/{id}/_history?_count=2");
        first.Entries.Count().ShouldBe(2);
        var second = await _sandbox.GetAsync(first.Link("next")!);
        second.Entries.Single().GetProperty("response").GetProperty("etag").GetString().ShouldBe("W/\"1\"");
        second.Link("next").ShouldBeNull();
        (await _sandbox.GetAsync("Patient/never/_history")).ShouldRefuse(404, "No such Patient");
    }

    [Fact]
    public async Task A_conditional_create_creates_once_then_finds_and_refuses_a_choice()
    {
        const string Body = """{"resourceType":"Observation","identifier":[{"system":"urn:s","value":"7"}]}""";

        var first = await _sandbox.SendAsync("POST", "Observation", Body, ("If-None-Exist", "identifier=urn:s|7"));
        var second = await _sandbox.SendAsync("POST", "Observation", Body, ("If-None-Exist", "identifier=urn:s|7"));
        first.Status.ShouldBe(HttpStatusCode.Created);
        second.Status.ShouldBe(HttpStatusCode.OK);
        second.Id.ShouldBe(first.Id);
        await _sandbox.SendAsync("POST", "Observation", Body);
        (await _sandbox.SendAsync("POST", "Observation", Body, ("If-None-Exist", "identifier=urn:s|7"))).ShouldRefuse(412, "2 resources");
        (await _sandbox.SendAsync("POST", "Observation", Body, ("If-None-Exist", "unknown=1"))).ShouldRefuse(400, "unknown");
        (await _sandbox.SendAsync("POST", "Observation", Body, ("If-None-Exist", "_count=1"))).ShouldRefuse(400, "at least one");
        (await _sandbox.TotalAsync("Observation")).ShouldBe(2);
    }

    [Fact]
    public async Task What_a_client_prefers_as_the_answer_is_honoured()
    {
        const string Body = """{"resourceType":"Patient"}""";

        (await _sandbox.SendAsync("POST", "Patient", Body, ("Prefer", "return=minimal"))).Body.ShouldBeEmpty();
        (await _sandbox.SendAsync("POST", "Patient", Body, ("Prefer", "return=OperationOutcome"))).Body.ShouldContain("OperationOutcome");
        (await _sandbox.SendAsync("POST", "Patient", Body, ("Prefer", "handling=strict; return=representation"))).Body.ShouldContain("versionId");
    }

    private static string Patient(string id, string active) => $$"""{"resourceType":"Patient","id":"{{id}}","active":{{active}}}""";
}
