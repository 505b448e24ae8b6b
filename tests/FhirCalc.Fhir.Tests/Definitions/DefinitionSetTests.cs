using System.Text;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Tests.Definitions;

public sealed class DefinitionSetTests
{
    private const string Patient = "http://hl7.org/fhir/StructureDefinition/Patient";

    [Fact]
    public void Loading_R4_parses_nothing_and_a_look_up_parses_one_definition()
    {
        var r4 = DefinitionSet.OpenR4();
        r4.Entries.Count().ShouldBeGreaterThan(4000);
        r4.ParsedCount.ShouldBe(0);

        r4.TryFind(Canonical.Parse(Patient), null, out var patient).ShouldBeTrue();

        patient!.Root["type"].GetString().ShouldBe("Patient");
        r4.ParsedCount.ShouldBe(1);
    }

    [Fact]
    public void Each_set_of_the_core_definitions_is_its_own()
    {
        var (one, other) = (DefinitionSet.LoadR4(), DefinitionSet.LoadR4());

        one.TryFind(Patient, out var first).ShouldBeTrue();
        other.TryFind(Patient, out var second).ShouldBeTrue();
        second.ShouldNotBeSameAs(first);
        one.TryFind(Patient, out var again).ShouldBeTrue();
        again.ShouldBeSameAs(first);
    }

    [Fact]
    public void Every_entry_can_be_found_and_is_what_its_entry_says()
    {
        var r4 = DefinitionSet.LoadR4();
        foreach (var entry in r4.Entries)
        {
            r4.TryFind(entry.Url, entry.ResourceType, out var resource).ShouldBeTrue(entry.Url);
            resource!.ResourceType.ShouldBe(entry.ResourceType);
            resource.Root["url"].GetString().ShouldBe(entry.Url);
            resource.Root["id"].GetString().ShouldBe(entry.Id);
            resource.Root["version"].GetString().ShouldBe(entry.Version);
        }
    }

    [Theory]
    [InlineData(Patient + "|4.0.1", true)]
    [InlineData(Patient + "|4.3.0", false)]
    [InlineData(Patient + "|", false)]
    [InlineData("http://hl7.org/fhir/StructureDefinition/Patien", false)]
    [InlineData("http://hl7.org/fhir/StructureDefinition/Patients", false)]
    [InlineData("zzz", false)]
    [InlineData("", false)]
    public void A_canonical_finds_its_definition_only_in_a_version_that_is_there(string canonical, bool found) =>
        DefinitionSet.LoadR4().TryFind(canonical, out _).ShouldBe(found);

    [Fact]
    public void The_definitions_of_one_type_are_those_among_all()
    {
        var set = DefinitionSet.LoadR4().With(new PackageIdentity("later", "2"), [ValueSet("urn:a", "1", "a"), ValueSet("http://hl7.org/fhir/ValueSet/languages", "9", "hides")]);

        foreach (var type in (string[])["ValueSet", "CodeSystem", "PlanDefinition", "Nonsense"])
            set.EntriesOf(type).ShouldBe(set.Entries.Where(entry => entry.ResourceType == type));
        set.EntriesOf("ValueSet").Count(entry => entry.Url == "http://hl7.org/fhir/ValueSet/languages").ShouldBe(1);
    }

    [Fact]
    public void R4_may_name_a_table_by_the_version_of_its_package() =>
        DefinitionSet.LoadR4().TryFind("http://terminology.hl7.org/ValueSet/v3-NullFlavor|4.0.1", "ValueSet", out _).ShouldBeTrue();

    [Fact]
    public void A_definition_of_another_type_is_not_given_out() =>
        DefinitionSet.LoadR4().TryFind(Patient, "ValueSet", out _).ShouldBeFalse();

    [Fact]
    public void A_very_long_canonical_is_simply_not_found() =>
        DefinitionSet.LoadR4().TryFind("http://" + new string('é', 4000), out _).ShouldBeFalse();

    [Fact]
    public void A_later_package_hides_an_earlier_one_and_leaves_the_set_it_was_added_to_alone()
    {
        var package = new PackageIdentity("test", "1");
        var before = DefinitionSet.Empty.With(package, [ValueSet("urn:a", "1", "first"), ValueSet("urn:b", "1", "b")]);
        var after = before.With(new PackageIdentity("later", "2"), [ValueSet("urn:a", "2", "second")]);

        Name(before, "urn:a").ShouldBe("first");
        Name(after, "urn:a").ShouldBe("second");
        Name(after, "urn:a|1").ShouldBe("first");
        Name(after, "urn:b").ShouldBe("b");
        after.Packages.Select(p => p.ToString()).ShouldBe(["test#1", "later#2"]);
        after.Entries.Select(e => (e.Url, e.Name)).ShouldBe([("urn:a", "second"), ("urn:b", "b")]);
    }

    [Fact]
    public void Within_one_package_the_later_of_two_definitions_wins_and_what_has_no_url_is_left_out()
    {
        var patient = ResourceJson.Parse("""{"resourceType":"Patient","id":"p"}"""u8.ToArray());
        var set = DefinitionSet.Empty.With(new PackageIdentity("test", "1"), [ValueSet("urn:a", "1", "x"), patient, ValueSet("urn:a", "1", "y")]);

        Name(set, "urn:a").ShouldBe("y");
        set.Entries.ShouldHaveSingleItem();
    }

    [Fact]
    public void An_empty_set_finds_nothing() => DefinitionSet.Empty.TryFind(Patient, out _).ShouldBeFalse();

    [Fact]
    public async Task Many_threads_that_ask_at_once_get_one_and_the_same_document()
    {
        var r4 = DefinitionSet.OpenR4();
        var canonical = Canonical.Parse(Patient);
        var found = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() =>
        {
            r4.TryFind(canonical, null, out var resource);
            return resource;
        })));

        found.Distinct().ShouldHaveSingleItem().ShouldNotBeNull();
    }

    [Fact]
    public void A_pack_of_another_format_is_refused() =>
        Should.Throw<InvalidDataException>(() => new PackedDefinitions(PackageIdentity.R4Core, () => new MemoryStream(new byte[64])))
            .Message.ShouldContain("unknown format");

    private static string? Name(DefinitionSet set, string canonical) =>
        set.TryFind(canonical, out var found) ? found.Root["name"].GetString() : null;

    private static ResourceJson ValueSet(string url, string version, string name) => ResourceJson.Parse(Encoding.UTF8.GetBytes(
        $$"""{"resourceType":"ValueSet","id":"{{name}}","url":"{{url}}","version":"{{version}}","name":"{{name}}"}"""));
}
