using System.Text;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Terminology;
using FhirCalc.Fhir.Tests.Validation;

namespace FhirCalc.Fhir.Tests.Terminology;

/// <summary>Our expansion of 472 value sets of R4 against the ones that HL7 published.</summary>
public sealed class OfficialExpansionTests
{
    private const string ContentAbsent = "The code system or value set is neither in the R4 package nor HL7's to publish.";

    private const string InactiveLeftOut =
        "The official expansion leaves out deprecated or retired codes although the definition does not ask for it; " +
        "R4 says of an absent compose.inactive that inactive codes are generally expected to be included.";

    private const string ChildProperty =
        "The official expansion follows nested concepts only; v3 states further children by the standard property 'child'.";

    private static readonly Dictionary<string, string> Ledger = new()
    {
        ["http://hl7.org/fhir/ValueSet/consent-content-class"] = ContentAbsent,
        ["http://hl7.org/fhir/ValueSet/currencies"] = ContentAbsent,
        ["http://hl7.org/fhir/ValueSet/formatcodes"] = ContentAbsent,
        ["http://dicom.nema.org/medical/dicom/current/output/chtml/part16/sect_CID_29.html"] = ContentAbsent,
        ["http://hl7.org/fhir/ValueSet/diagnostic-service-sections"] = InactiveLeftOut,
        ["http://hl7.org/fhir/ValueSet/observation-interpretation"] = InactiveLeftOut,
        ["http://hl7.org/fhir/ValueSet/patient-contactrelationship"] = InactiveLeftOut,
        ["http://hl7.org/fhir/ValueSet/relatedperson-relationshiptype"] = InactiveLeftOut,
        ["http://hl7.org/fhir/ValueSet/security-labels"] = InactiveLeftOut,
        ["http://terminology.hl7.org/ValueSet/v2-0487"] = InactiveLeftOut,
        ["http://terminology.hl7.org/ValueSet/v2-0916"] = InactiveLeftOut,
        ["http://terminology.hl7.org/ValueSet/v3-ActCode"] = InactiveLeftOut,
        ["http://hl7.org/fhir/ValueSet/detectedissue-category"] = ChildProperty,
        ["http://terminology.hl7.org/ValueSet/v3-ActPharmacySupplyType"] = ChildProperty,
    };

    private static readonly TerminologyService Service = new(Validators.R4);

    [Fact]
    public void Every_official_expansion_is_ours_as_well_but_for_the_ledger()
    {
        var different = new List<string>();
        var unexpected = new List<string>();
        foreach (var (url, expected) in Official())
        {
            var actual = Service.Find(url)?.Concepts.Select(concept => (concept.System, concept.Code)).ToHashSet() ?? [];
            if (expected.SetEquals(actual))
                continue;
            different.Add(url);
            if (!Ledger.ContainsKey(url))
                unexpected.Add($"{url}: missing {string.Join(' ', expected.Except(actual).Take(3))}, not official {string.Join(' ', actual.Except(expected).Take(3))}");
        }

        unexpected.ShouldBeEmpty();
        // A difference that is gone is to be taken off the ledger.
        different.ShouldBe(Ledger.Keys, ignoreOrder: true);
    }

    [Fact]
    public void No_code_of_an_official_expansion_is_denied()
    {
        var denied = Official()
            .SelectMany(set => set.Codes.Select(code => (set.Url, code.System, code.Code)))
            .Where(c => Service.Contains(c.Url, c.System, c.Code) == Membership.NotMember || Service.Contains(c.Url, null, c.Code) == Membership.NotMember);

        denied.ShouldBeEmpty();
    }

    [Fact]
    public void A_made_up_code_is_denied_by_every_set_that_is_expanded_whole()
    {
        var sets = Official().Where(set => Service.Expand(set.Url, out _) is not null).ToList();

        sets.Count.ShouldBeGreaterThanOrEqualTo(450);
        sets.Where(set => Service.Contains(set.Url, set.Codes.First().System, "no such code") != Membership.NotMember).ShouldBeEmpty();
        sets.Where(set => Service.Contains(set.Url, "http://example.org/other", set.Codes.First().Code) != Membership.NotMember).ShouldBeEmpty();
    }

    private static IEnumerable<(string Url, HashSet<(string System, string Code)> Codes)> Official()
    {
        foreach (var line in File.ReadLines(Suites.Require("r4-definitions/expansions-4.0.1.ndjson")))
        {
            var root = ResourceJson.Parse(Encoding.UTF8.GetBytes(line)).Root;
            var codes = new HashSet<(string, string)>();
            foreach (var entry in root["codes"].Children)
            {
                var items = new List<string?>();
                foreach (var item in entry.Children)
                    items.Add(item.GetString());
                codes.Add((items[0]!, items[1]!));
            }

            yield return (root["valueSet"].GetString()!, codes);
        }
    }
}
