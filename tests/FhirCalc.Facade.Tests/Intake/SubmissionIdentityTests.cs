using System.Text;
using FhirCalc.Facade.Intake;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Tests.Intake;

public sealed class SubmissionIdentityTests
{
    private const string WithIdentifier = """{"resourceType":"Bundle","identifier":{"system":"urn:s","value":"1"},"type":"transaction"}""";
    private const string Without = """{"resourceType":"Bundle","type":"transaction"}""";

    [Fact]
    public void The_key_comes_first_then_the_identifier_then_the_content()
    {
        Of(WithIdentifier, key: "k").Kind.ShouldBe("key");
        Of(WithIdentifier).Kind.ShouldBe("identifier");
        Of(Without).Kind.ShouldBe("hash");
        Of("""{"resourceType":"Bundle","identifier":{"system":"urn:s"}}""").Kind.ShouldBe("hash", "an identifier without a value names nothing");
    }

    [Fact]
    public void The_same_identity_gives_the_same_id_and_another_another()
    {
        Of(Without).Id.ShouldBe(Of(" { \"type\":\"trans\\u0061ction\" , \"resourceType\":\"Bundle\" } ").Id);
        Of(WithIdentifier, key: "k").Id.ShouldBe(Of(Without, key: "k").Id);
        Of(Without, key: "k").Id.ShouldNotBe(Of(Without, key: "l").Id);
        Of(Without, client: "a").Id.ShouldNotBe(Of(Without, client: "b").Id);
        Of(WithIdentifier).Id.ShouldNotBe(Of(WithIdentifier, key: "urn:s|1").Id, "a key cannot be taken for an identifier");
    }

    [Fact]
    public void Ids_never_change_between_versions() =>
        DeterministicId.OfEntry(DeterministicId.OfSubmission("anonymous", "key", "k"), "urn:uuid:1", 0).ShouldBe("d6a0cf24-ae0d-50a3-b10c-b2a90d4ef514", "as computed by another implementation of RFC 9562");

    private static SubmissionIdentity Of(string bundle, string? key = null, string client = "anonymous") =>
        SubmissionIdentity.Of(ResourceJson.Parse(Encoding.UTF8.GetBytes(bundle)), client, key);
}
