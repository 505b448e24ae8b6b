using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using FhirCalc.Facade.Tests.Security;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Privacy;

/// <summary>The same with authentication: marks in tokens, in keys of the issuer, in XML that cannot be read, and in answers of an external server that are broken on their way.</summary>
public sealed class SecuredCanaryTests
{
    private const string Mark = Canary.Mark;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_mark_of_a_token_or_of_what_cannot_be_read_reaches_logs_traces_or_metrics()
    {
        using var folder = new TempFolder();
        using var telemetry = new TelemetryRecorder();
        await using var issuer = await TestIssuer.StartAsync();
        await using var external = await Security.Canary.StartAsync(Broken);
        string[] settings =
        [
            .. issuer.Settings, "--Security:KeyRefresh", "00:00:01", "--Security:KeyCache", "00:00:01", "--Upstream:BaseUrl", external.Url + "/fhir", "--Upstream:BreakAfter", "1000",
            "--Serilog:MinimumLevel:Override:Microsoft", "Verbose", "--Serilog:MinimumLevel:Override:System", "Verbose",
        ];
        await using (var facade = await RunningFacade.StartAsync(null, folder, settings))
        {
            issuer.Published.Add(TestKey.Of(Mark, () => new JsonObject { ["kty"] = "RSA", ["n"] = Mark + "%", ["e"] = Mark }));
            foreach (var token in Tokens(issuer))
                (await facade.GetAsync("/fhir/Patient/1", ("Authorization", "Bearer " + token))).Status.ShouldBeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden);
            await facade.GetAsync("/fhir/Patient?access_token=" + Mark);
            await facade.GetAsync("/fhir/Patient/1", ("Authorization", "Basic " + Mark));

            var good = ("Authorization", "Bearer " + issuer.Token());
            await facade.GetAsync("/fhir/Patient/1", good, ("traceparent", "00-" + Mark), ("tracestate", "x=" + Mark), ("baggage", "x=" + Mark), ("X-Forwarded-For", Mark), ("Origin", "http://" + Mark), ("Referer", "http://x/" + Mark));
            foreach (var xml in Xml)
                await facade.SendAsync(HttpMethod.Post, "/fhir/$validate", xml, good, ("Content-Type", "application/fhir+xml"));
            foreach (var how in new[] { "gzip", "br", "deflate", "redirect", "wrong-type", "strange-headers" })
                await facade.GetAsync($"/fhir/Patient/{how}?_elements={Mark}", good);
            telemetry.Collect();
        }

        external.Requests.Count.ShouldBeGreaterThan(5);
        var log = await File.ReadAllTextAsync(folder.File("log.txt"), Cancel);
        log.ShouldContain("Refused an access token");
        log.ShouldContain("/{id}");
        log.ShouldNotContain(Mark, Case.Insensitive);
        telemetry.Text.ShouldNotContain(Mark, Case.Insensitive);
    }

    private static IEnumerable<string> Tokens(TestIssuer issuer)
    {
        string Claim(string name) => issuer.Token(payload: body => body[name] = Mark);
        string Head(string name) => issuer.Token(header: head => head[name] = Mark);
        return
        [
            Mark, $"{Mark}.{Mark}.{Mark}", Claim("iss"), Claim("aud"), Claim("exp"), Claim("nbf"), Head("alg"), Head("typ"), Head("kid"),
            issuer.Token("system/" + Mark + ".rs"), issuer.Token("patient/*.rs", body => (body["patient"], body["sub"]) = (Mark + "/" + Mark, Mark)),
            issuer.Token(payload: body => body["client_id"] = Mark + "\n")[..^5], TestIssuer.Sign("{\"" + Mark, "{\"" + Mark, issuer.Key),
        ];
    }

    private static readonly string[] Xml =
    [
        $"<{Mark}/>", $"<Patient xmlns=\"{Mark}\"/>", $"<!DOCTYPE {Mark} SYSTEM \"file:///{Mark}\"><Patient/>", $"<Patient xmlns=\"http://hl7.org/fhir\"><{Mark} value=\"&{Mark};\"/></Patient>",
        $"<?xml version=\"1.0\" encoding=\"{Mark}\"?><Patient/>", $"<Patient xmlns=\"http://hl7.org/fhir\" {Mark}=\"1\" {Mark}=\"2\"/>",
        $"<Patient xmlns=\"http://hl7.org/fhir\"><birthDate value=\"{Mark}\"/><text><status value=\"generated\"/><div xmlns=\"http://www.w3.org/1999/xhtml\"><script>{Mark}</script></div></text></Patient>",
    ];

    private static string Broken(Microsoft.AspNetCore.Http.HttpContext context)
    {
        var headers = context.Response.Headers;
        switch (context.Request.Path.Value!.Split('/')[^1])
        {
            case "metadata":
                return FakeServer.Capabilities(transaction: true);
            case "redirect":
                context.Response.StatusCode = 302;
                headers.Location = $"http://127.0.0.1:1/{Mark}";
                break;
            case "wrong-type":
                context.Response.ContentType = "text/" + Mark;
                break;
            case "strange-headers":
                (headers.ETag, headers.RetryAfter, headers.LastModified) = (Mark, Mark, Mark);
                break;
            case var encoding:
                headers.ContentEncoding = encoding;
                break;
        }

        return Mark;
    }
}
