using System.Text;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Tests.Json;

public sealed class NameBasedUuidTests
{
    // The example of RFC 9562, appendix A.4: namespace of DNS, name www.example.com.
    [Fact]
    public void The_example_of_the_RFC_comes_out() =>
        NameBasedUuid.Create(new Guid("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com").ShouldBe("2ed6657d-e927-568b-95e1-2665a8aea6a2");

    [Theory]
    [InlineData("""{"b":[1, 2],"a":"\u00e9"}""", """{ "a" : "é", "b":[1,2] }""", true)]
    [InlineData("""{"a":1.0}""", """{"a":1.00}""", false)]
    [InlineData("""{"a":[1,2]}""", """{"a":[2,1]}""", false)]
    public void The_canonical_hash_sees_meaning_and_not_spelling(string left, string right, bool same) =>
        (Hash(left) == Hash(right)).ShouldBe(same);

    private static string Hash(string text) => CanonicalJson.Hash(ResourceJson.Parse(Encoding.UTF8.GetBytes(text)));
}
