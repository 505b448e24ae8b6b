using FhirCalc.Fhir.Tests.Validation;

namespace FhirCalc.Fhir.Tests.Profiles;

/// <summary>Whatever cannot be checked is an error when the profile is loaded, and the profile is refused when asked for.</summary>
public sealed class LoadProblemTests
{
    [Theory]
    [InlineData("FC0702", """{"id":"Observation.value[x]","path":"Observation.value[x]","type":[{"code":"Quantity","profile":["http://nowhere.org/p"]}]}""")]
    [InlineData("FC0702", """{"id":"Observation.subject","path":"Observation.subject","type":[{"code":"Reference","targetProfile":["http://nowhere.org/p"]}]}""")]
    [InlineData("FC0703", """{"id":"Observation.component","path":"Observation.component","slicing":{"discriminator":[{"type":"value","path":"code"}],"rules":"open"}},{"id":"Observation.component:a","path":"Observation.component","sliceName":"a"}""")]
    [InlineData("FC0703", """{"id":"Observation.component","path":"Observation.component","slicing":{"discriminator":[{"type":"position","path":"$this"}],"rules":"open"}},{"id":"Observation.component:a","path":"Observation.component","sliceName":"a"}""")]
    [InlineData("FC0703", """{"id":"Observation.component","path":"Observation.component","slicing":{"discriminator":[{"type":"value","path":"code.where(true)"}],"rules":"open"}},{"id":"Observation.component:a","path":"Observation.component","sliceName":"a"}""")]
    [InlineData("FC0703", """{"id":"Observation.component","path":"Observation.component","slicing":{"discriminator":[{"type":"exists","path":"value"}],"rules":"open"}},{"id":"Observation.component:a","path":"Observation.component","sliceName":"a"}""")]
    [InlineData("FC0704", """{"id":"Observation.code","path":"Observation.code","constraint":[{"key":"x-1","severity":"error","human":"x","expression":"noSuchFunction()"}]}""")]
    [InlineData("FC0705", """{"id":"Observation.colour","path":"Observation.colour"}""")]
    public void A_fault_of_a_profile_is_found_at_load(string id, string element)
    {
        var validator = Validators.With(TestProfile.Of("Observation", "p", element));

        validator.LoadProblems.Select(problem => problem.Id).ShouldBe([id], string.Join("\n", validator.LoadProblems));
        validator.LoadProblems[0].Rule.ShouldStartWith(TestProfile.Base + "p#Observation.");
        validator.Check("""{"resourceType":"Observation","status":"final","code":{"text":"x"}}""").ShouldHaveOneError("FC0523", "Observation");
    }

    [Fact]
    public void A_profile_without_snapshot_is_refused()
    {
        var validator = Validators.With(TestProfile.Of("Patient", "p").Replace("snapshot", "differential", StringComparison.Ordinal));

        validator.LoadProblems.ShouldHaveSingleItem().Id.ShouldBe("FC0701");
        validator.Check("""{"resourceType":"Patient"}""").ShouldHaveOneError("FC0523", "Patient").Message.ShouldContain("snapshot");
    }

    [Fact]
    public void All_faults_are_listed_together() =>
        Validators.With(
            TestProfile.Of("Patient", "p", """{"id":"Patient.colour","path":"Patient.colour"}""", """{"id":"Patient.size","path":"Patient.size"}"""),
            TestProfile.Of("Nothing", "q")).LoadProblems.Count.ShouldBe(3);

    [Fact]
    public void A_profile_that_the_caller_names_must_be_loaded_one_that_is_only_claimed_need_not()
    {
        Validators.Core.Validate("""{"resourceType":"Patient"}""", "http://nowhere.org/p").ShouldHaveOneError("FC0522", "Patient");
        var outcome = Validators.Core.Validate("""{"resourceType":"Patient","meta":{"profile":["http://nowhere.org/p"]}}""");
        outcome.Errors().ShouldBeEmpty();
        outcome.Issues.ShouldContain(issue => issue.Id == "FC0522" && issue.Location == "Patient.meta.profile[0]");
    }

    [Fact]
    public void A_profile_for_another_type_does_not_fit() =>
        TestProfile.Load("Patient").Check("""{"resourceType":"Parameters"}""").ShouldHaveOneError("FC0521", "Parameters");

    [Fact]
    public void A_profile_claimed_in_meta_is_applied_also_in_a_Bundle_entry()
    {
        var validator = TestProfile.Load("Patient", """{"id":"Patient.name","path":"Patient.name","min":1}""");

        validator.Validate($$"""{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:c757873d-ec9a-4326-a141-556f43239520","resource":{"resourceType":"Patient","meta":{"profile":["{{TestProfile.Base}}p"]} } }]}""")
            .ShouldHaveOneError("FC0501", "Bundle.entry[0].resource");
    }
}
