using System.Text;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Tests.Validation;

/// <summary>
/// A Bundle costs by entry what it costs however long it is. Measured by allocation, which a busy machine does not change; what
/// grows faster than the Bundle shows there too. The time is the subject of a benchmark.
/// </summary>
public sealed class LinearityTests
{
    [Fact]
    public void Ten_thousand_entries_cost_at_most_a_tenth_more_than_a_hundred_times_a_hundred()
    {
        var few = Cost(Bundle(100));
        var many = Cost(Bundle(10_000));

        many.ShouldBeLessThan(110 * few);
    }

    private static long Cost(byte[] bundle)
    {
        // The first run compiles the types.
        Validators.Core.Validate(ResourceJson.Parse(bundle)).IsValid.ShouldBeTrue();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Validators.Core.Validate(ResourceJson.Parse(bundle));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    // Each refers to another one of the Bundle, so that references are looked up as well.
    private static byte[] Bundle(int entries)
    {
        var text = new StringBuilder("""{"resourceType":"Bundle","type":"collection","entry":[""");
        for (var at = 0; at < entries; at++)
        {
            text.Append(at > 0 ? "," : "").Append(FormattableString.Invariant($$$"""
                {"fullUrl":"http://example.org/fhir/Observation/o{{{at}}}","resource":{"resourceType":"Observation","id":"o{{{at}}}","status":"final",
                 "text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">x</div>"},
                 "code":{"text":"x"},"hasMember":[{"reference":"http://example.org/fhir/Observation/o{{{at / 2}}}"}]}}
                """));
        }

        return Encoding.UTF8.GetBytes(text.Append("]}").ToString());
    }
}
