using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using FhirCalc.Facade.Tests.Support;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Xml;

namespace FhirCalc.Facade.Tests.Endpoints;

// Alone: it counts what the whole process allocates.
[CollectionDefinition(nameof(FormatTests), DisableParallelization = true)]
[Collection(nameof(FormatTests))]
public sealed class FormatTests : IAsyncLifetime
{
    private static readonly TypeModel Types = new(DefinitionSet.LoadR4());
    private RunningFacade _facade = null!;

    public async ValueTask InitializeAsync() => _facade = await RunningFacade.StartAsync();

    public ValueTask DisposeAsync() => _facade.DisposeAsync();

    [Fact]
    public async Task A_submission_in_XML_is_the_same_submission_and_is_answered_in_XML()
    {
        XmlResource.TryWrite(ResourceJson.Parse(Encoding.UTF8.GetBytes(Submissions.Breast)), Types, out var xml, out _).ShouldBeTrue();

        var inXml = await SendAsync("/fhir", xml!, "application/fhir+xml; charset=utf-8; fhirVersion=4.0", accept: "application/fhir+xml; fhirVersion=4.0");
        var inJson = await _facade.PostAsync("/fhir", Submissions.Breast);

        inXml.Status.ShouldBe(HttpStatusCode.OK, inXml.Body);
        inXml.Message.Content.Headers.ContentType!.ToString().ShouldBe("application/fhir+xml; fhirVersion=4.0; charset=utf-8");
        XmlResource.TryRead(Encoding.UTF8.GetBytes(inXml.Body), Types, out var read, out _).ShouldBeTrue();
        CanonicalJson.Hash(read!).ShouldBe(CanonicalJson.Hash(ResourceJson.Parse(Encoding.UTF8.GetBytes(inJson.Body))));
    }

    [Theory]
    [InlineData("application/fhir+json", "_format=xml", "application/fhir+xml")]
    [InlineData("application/fhir+xml", "_format=application/fhir+json", "application/fhir+json")]
    [InlineData("application/fhir+xml", "_format=application%2Ffhir%2Bjson", "application/fhir+json")]
    [InlineData("text/xml;q=0.5, application/json;q=0.6", "", "application/fhir+json")]
    [InlineData("text/xml, */*;q=0.6", "", "application/fhir+xml")]
    [InlineData("*/*", "", "application/fhir+json")]
    [InlineData("application/fhir+json;q=0, application/*;q=0.5", "", "application/fhir+xml")] // the more specific range decides
    [InlineData("application/fhir+json;fhirVersion=3.0, application/fhir+xml;q=0.1", "", "application/fhir+xml")]
    [InlineData("application/fhir+xml, application/fhir+json", "", "application/fhir+xml")]
    [InlineData("application/fhir+xml", "_format=JSON", "application/fhir+json")]
    [InlineData("application/fhir+xml", "_format=Application/FHIR%2BJSON", "application/fhir+json")]
    [InlineData("application/fhir+xml", "_format=", "application/fhir+xml")]
    public async Task Format_overrides_Accept_and_weights_count(string accept, string query, string expected)
    {
        foreach (var (path, status) in new[] { ("/fhir/metadata?", 200), ("/fhir/Patient?name=x&", 200), ("/fhir/Patient/unknown?", 404), ("/fhir/nowhere?", 404) })
        {
            var answer = await _facade.GetAsync(path + query, ("Accept", accept));
            ((int)answer.Status, answer.Message.Content.Headers.ContentType!.MediaType).ShouldBe((status, expected), path);
        }
    }

    [Fact]
    public async Task An_error_is_told_in_XML_to_who_asked_for_XML()
    {
        var answer = await SendAsync("/fhir", "<Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"transaction\"/>"u8.ToArray(), "application/fhir+xml", accept: "application/fhir+xml");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        XDocument.Parse(answer.Body).Root!.Name.LocalName.ShouldBe("OperationOutcome");
    }

    [Fact]
    public async Task Pretty_adds_blanks_and_changes_no_letter_of_a_value()
    {
        await _facade.SendAsync(HttpMethod.Put, "/fhir/Basic/b", """{"resourceType":"Basic","id":"b","code":{"text":"µ <é> \u0041"},"extension":[{"url":"http://x.example","valueDecimal":1.500}]}""");
        var plain = await _facade.GetAsync("/fhir/Basic/b?_pretty=false");
        var pretty = await _facade.GetAsync("/fhir/Basic/b?_pretty=true");

        pretty.Body.Split('\n').Length.ShouldBeGreaterThan(5);
        pretty.Body.ShouldContain("1.500");
        pretty.Body.ShouldContain("µ <é> A");
        CanonicalJson.Hash(ResourceJson.Parse(Encoding.UTF8.GetBytes(pretty.Body))).ShouldBe(CanonicalJson.Hash(ResourceJson.Parse(Encoding.UTF8.GetBytes(plain.Body))));
        (await _facade.GetAsync("/fhir/Basic/b?_pretty=true&_format=xml")).Body.Split('\n').Length.ShouldBeGreaterThan(5);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Bodies_may_be_compressed_both_ways(string encoding)
    {
        var answer = await SendAsync("/fhir", Compress(Encoding.UTF8.GetBytes(Submissions.Breast), encoding), "application/fhir+json", encoding, acceptEncoding: encoding);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Message.Content.Headers.ContentEncoding.ShouldBe([encoding]);
        var stream = await answer.Message.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        stream.Position = 0; // read before, as text
        await using Stream plain = encoding == "gzip" ? new GZipStream(stream, CompressionMode.Decompress) : new BrotliStream(stream, CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldBe((await _facade.PostAsync("/fhir", Submissions.Breast)).Body);
    }

    [Theory]
    [InlineData("gzip", 20)]
    [InlineData("br", 20)]
    [InlineData("gzip", 200)]
    public async Task A_bomb_is_413_by_what_comes_out_of_it(string encoding, int megabytes)
    {
        var bomb = Compress(new byte[megabytes * 1024 * 1024], encoding);
        bomb.Length.ShouldBeLessThan(1024 * 1024);
        var before = GC.GetTotalAllocatedBytes();

        var answer = await SendAsync("/fhir", bomb, "application/fhir+json", encoding);

        (answer.Status, answer.Issues.Single()).ShouldBe((HttpStatusCode.RequestEntityTooLarge, "FC1020"));
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(64 * 1024 * 1024);
    }

    [Theory]
    [InlineData("gzip", "{\"resourceType\":\"Patient\"}", HttpStatusCode.BadRequest)]
    [InlineData("br", "{\"resourceType\":\"Patient\"}", HttpStatusCode.BadRequest)]
    [InlineData("zstd", "x", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("gzip, gzip", "x", HttpStatusCode.UnsupportedMediaType)]
    public async Task What_is_not_compressed_as_it_says_is_refused(string encoding, string body, HttpStatusCode status) =>
        (await SendAsync("/fhir", Encoding.UTF8.GetBytes(body), "application/fhir+json", encoding)).Status.ShouldBe(status);

    [Theory]
    [InlineData("/fhir/metadata")]
    [InlineData("/fhir/Patient?name=x")]
    [InlineData("/fhir/Patient/unknown")]
    [InlineData("/health/live")]
    public async Task HEAD_is_GET_without_a_body(string path)
    {
        var get = await _facade.GetAsync(path, ("Accept-Encoding", "identity"));
        var head = await _facade.SendAsync(HttpMethod.Head, path, null, ("Accept-Encoding", "identity"));

        head.Status.ShouldBe(get.Status);
        head.Body.ShouldBeEmpty();
        head.Message.Content.Headers.ContentType.ShouldBe(get.Message.Content.Headers.ContentType);
        if (!path.StartsWith("/health", StringComparison.Ordinal))
            head.Message.Content.Headers.ContentLength.ShouldBe(Encoding.UTF8.GetByteCount(get.Body));
    }

    private static byte[] Compress(byte[] content, string encoding)
    {
        using var buffer = new MemoryStream();
        using (Stream stream = encoding == "br" ? new BrotliStream(buffer, CompressionLevel.Optimal) : new GZipStream(buffer, CompressionLevel.Optimal))
            stream.Write(content);
        return buffer.ToArray();
    }

    private async Task<Answer> SendAsync(string path, byte[] body, string type, string? encoding = null, string? accept = null, string? acceptEncoding = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (encoding is not null)
            request.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        if (acceptEncoding is not null)
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(acceptEncoding));
        var response = await _facade.Client.SendAsync(request, TestContext.Current.CancellationToken);
        await response.Content.LoadIntoBufferAsync(TestContext.Current.CancellationToken);
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response);
    }
}
