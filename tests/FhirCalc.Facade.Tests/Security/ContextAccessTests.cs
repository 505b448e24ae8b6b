using System.Net;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Security;

public sealed class ContextAccessTests(SecuredRelay relay) : IClassFixture<SecuredRelay>
{
    [Theory]
    [InlineData("system/Observation.c", false)]
    [InlineData("system/*.crs", true)]
    public async Task Conclusions_are_drawn_from_what_the_external_server_knows_only_for_who_may_read_it(string scope, bool asked)
    {
        relay.Answer = _ => FakeServer.Json("""{"resourceType":"Bundle","type":"searchset"}""");
        relay.Server.Requests.Clear();

        var answer = await relay.Facade.PostAsync(
            "/fhir/DiagnosticReport/$assess-calcification", Submissions.Another("preview " + scope), ("Authorization", "Bearer " + relay.Issuer.Token(scope)));

        answer.Status.ShouldBe(HttpStatusCode.OK);
        relay.Server.Requests.IsEmpty.ShouldBe(!asked);
    }
}
