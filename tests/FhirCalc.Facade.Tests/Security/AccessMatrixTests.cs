using System.Net;
using FhirCalc.Facade.Endpoints;
using FhirCalc.Facade.Security;
using FhirCalc.Facade.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FhirCalc.Facade.Tests.Security;

/// <summary>
/// Every address and method, asked for with every kind of right by itself. A new address has to be entered here, with who
/// may use it.
/// </summary>
public sealed class AccessMatrixTests(SecuredFacade secured) : IClassFixture<SecuredFacade>
{
    private const string AnyRight = "c r u d s other patient all";

    /// <summary>The rights of the table; each alone.</summary>
    private static readonly Dictionary<string, string> Scopes = new()
    {
        ["c"] = "system/Observation.c",
        ["r"] = "system/Observation.r",
        ["u"] = "system/Observation.u",
        ["d"] = "system/Observation.d",
        ["s"] = "system/Observation.s",
        ["other"] = "system/Patient.cruds",
        ["patient"] = "patient/Observation.rs",
        ["all"] = "system/*.cruds",
        ["admin"] = "fhircalc.admin",
        ["nothing"] = "openid",
    };

    /// <summary>Who is let in: the rest gets 403. What becomes of the request then is not asked here.</summary>
    private static readonly Dictionary<string, string> Table = new()
    {
        ["POST /fhir/"] = AnyRight,
        ["GET /fhir/"] = "all",
        ["GET /fhir/_async/{id}"] = AnyRight,
        ["DELETE /fhir/_async/{id}"] = AnyRight,
        ["GET /fhir/_page/{token}"] = AnyRight,
        ["GET /fhir/package.tgz"] = AnyRight,
        ["GET /fhir/{type}"] = "s patient all",
        ["POST /fhir/{type}/_search"] = "s patient all",
        ["GET /fhir/{type}/_history"] = "s all",
        ["GET /fhir/{type}/{id}"] = "r patient all",
        ["GET /fhir/{type}/{id}/_history"] = "r all",
        ["GET /fhir/{type}/{id}/_history/{version}"] = "r patient all",
        ["POST /fhir/{type}"] = "c all",
        ["PUT /fhir/{type}/{id}"] = "u all",
        ["PUT /fhir/{type}"] = "u all",
        ["POST /fhir/$validate"] = AnyRight,
        ["GET /fhir/{type}/{id}/$validate"] = "r all",
        ["POST /fhir/{type}/{id}/$validate"] = "r all",
        ["POST /fhir/{type}/$validate"] = AnyRight,
        ["POST /fhir/DiagnosticReport/$assess-calcification"] = AnyRight,
        ["GET /fhir/DiagnosticReport/{id}/$assess-calcification"] = "all",
        ["GET /admin/submissions/"] = "admin",
        ["GET /admin/submissions/{id}"] = "admin",
        ["POST /admin/submissions/{id}/replay"] = "admin",
        ["POST /admin/submissions/{id}/discard"] = "admin",
    };

    [Fact]
    public async Task Every_address_lets_in_who_is_named_here_and_nobody_else()
    {
        var told = new List<string>();
        // Where it only says that there is nothing, nobody needs a right.
        foreach (var endpoint in secured.Facade.Endpoints.OfType<RouteEndpoint>().Where(one => one.Metadata.GetMetadata<OpenToAll>() is null && one.Metadata.GetMetadata<NotOffered>() is null))
        {
            // The guide is the same for everybody, and shows no patient.
            var isGuide = endpoint.Metadata.GetMetadata<FhirInteraction>() is { IsAboutNobody: true };
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods)
            {
                var name = $"{(method == "HEAD" ? "GET" : method)} {endpoint.RoutePattern.RawText}";
                (isGuide || Table.ContainsKey(name)).ShouldBeTrue($"{name} is not in the table");
                told.Add(name);
                foreach (var (right, scope) in Scopes)
                {
                    var isLetIn = (isGuide ? AnyRight : Table[name]).Split(' ').Contains(right);
                    (await AskAsync(method, endpoint.RoutePattern.RawText!, scope)).ShouldBe(isLetIn ? "let in" : "403", $"{method} {name} with {scope}");
                }
            }
        }

        Table.Keys.ShouldBeSubsetOf(told, "what is no longer there");
    }

    [Fact]
    public async Task An_address_that_says_nothing_of_who_may_is_closed_to_all()
    {
        var isReached = false;
        var access = new AccessControl(Reached, secured.Facade.Service<Authentication>(), secured.Facade.Service<BodyAccess>(), secured.Facade.Service<SecurityOptions>());
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = secured.Facade.Service<IServiceProvider>(), Response = { Body = body } };
        context.Request.Headers.Authorization = "Bearer " + secured.Issuer.Token("system/*.cruds fhircalc.admin");
        context.SetEndpoint(new Endpoint(null, EndpointMetadataCollection.Empty, "new"));

        await access.InvokeAsync(context);

        (context.Response.StatusCode, isReached).ShouldBe((403, false));

        Task Reached(HttpContext context)
        {
            isReached = true;
            return Task.CompletedTask;
        }
    }

    private async Task<string> AskAsync(string method, string pattern, string scope)
    {
        var path = pattern.Replace("{type}", "Observation", StringComparison.Ordinal).Replace("{id}", "1", StringComparison.Ordinal)
            .Replace("{version}", "1", StringComparison.Ordinal).Replace("{token}", "AAAA", StringComparison.Ordinal);
        if (pattern == "/fhir/")
            path = method == "POST" ? "/fhir" : "/fhir?_getpages=1";
        var token = secured.Issuer.Token(scope, claims => claims["patient"] = "1");
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        if (method is "POST" or "PUT")
            request.Content = path.EndsWith("/_search", StringComparison.Ordinal) ? new FormUrlEncodedContent([]) : new StringContent("{", null, "application/fhir+json");
        using var answer = await secured.Facade.Client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldNotBe(HttpStatusCode.Unauthorized);
        return answer.StatusCode == HttpStatusCode.Forbidden ? "403" : "let in";
    }
}
