using FhirCalc.Facade.Security;

namespace FhirCalc.Facade.Tests.Security;

public sealed class ScopeTests
{
    private const Rights All = Rights.Create | Rights.Read | Rights.Update | Rights.Delete | Rights.Search;

    [Theory]
    [InlineData("system/Observation.cruds", (int)(All))]
    [InlineData("system/Observation.rs", (int)(Rights.Read | Rights.Search))]
    [InlineData("system/Observation.c", (int)(Rights.Create))]
    [InlineData("system/*.u", (int)(Rights.Update))]
    [InlineData("system/Observation.read", (int)(Rights.Read | Rights.Search))]
    [InlineData("system/Observation.write", (int)(Rights.Create | Rights.Update | Rights.Delete))]
    [InlineData("system/*.*", (int)(All))]
    [InlineData("system/Observation.r system/Observation.s", (int)(Rights.Read | Rights.Search))]
    [InlineData("openid  fhirUser system/Observation.d launch", (int)(Rights.Delete))]
    public void A_scope_grants_what_its_letters_or_words_say(string scope, int rights)
    {
        var access = Access.Granted(scope, null, "admin");

        foreach (var right in Enum.GetValues<Rights>().Where(right => right != Rights.None))
            access.May(right, "Observation").ShouldBe(((Rights)rights).HasFlag(right), right.ToString());
        access.IsAdmin.ShouldBeFalse();
    }

    [Theory]
    [InlineData("system/Observation.sr")]
    [InlineData("system/Observation.rr")]
    [InlineData("system/Observation.")]
    [InlineData("system/Observation")]
    [InlineData("system/Observation.rs?category=laboratory")]
    [InlineData("system/observation.rs")]
    [InlineData("system/Observation.rsx")]
    [InlineData("system/Observation.Read")]
    [InlineData("system/../*.rs")]
    [InlineData("user/Observation.rs")]
    [InlineData("Observation.rs")]
    [InlineData("patient/Observation.cud")]
    [InlineData("patient/Observation.rs")]
    [InlineData("system/Observation.rs\u00a0")]
    [InlineData("system/Observation.rs\n")]
    public void What_is_not_understood_in_full_grants_nothing(string scope) =>
        Access.Granted(scope, patient: null, "admin").IsAny.ShouldBeFalse();

    [Fact]
    public void A_right_to_one_type_is_none_to_another()
    {
        var access = Access.Granted("system/Observation.rs", null, "admin");

        access.May(Rights.Read, "Patient").ShouldBeFalse();
        access.May(Rights.Read, "Observations").ShouldBeFalse();
        access.MayReadAll.ShouldBeFalse();
    }

    [Theory]
    [InlineData("p1", "p1")]
    [InlineData("Patient/p1", "p1")]
    [InlineData("Group/p1", null)]
    [InlineData("p1/../p2", null)]
    [InlineData("", null)]
    [InlineData("..", null)]
    public void Patient_level_scopes_reach_the_patient_that_the_token_names_and_only_by_reading(string claim, string? patient)
    {
        var access = Access.Granted("patient/*.cruds", claim, "admin");

        access.Patient.ShouldBe(patient);
        access.Of(Rights.Read, "Observation").ShouldBe(patient is null ? Reach.None : Reach.Patient);
        access.Of(Rights.Create, "Observation").ShouldBe(Reach.None);
        access.MayReadAll.ShouldBeFalse();
    }

    [Fact]
    public void Of_two_scopes_the_wider_counts_in_any_order()
    {
        foreach (var scopes in new[] { "patient/*.rs system/Organization.r", "system/Organization.r patient/*.rs" })
        {
            var access = Access.Granted(scopes, "p1", "admin");

            access.Of(Rights.Read, "Organization").ShouldBe(Reach.All);
            access.Of(Rights.Search, "Organization").ShouldBe(Reach.Patient);
        }
    }

    [Theory]
    [InlineData("system/*.cruds", false)]
    [InlineData("fhircalc.admin", true)]
    [InlineData("fhircalc.administrator", false)]
    [InlineData("system/*.cruds fhircalc.admin", true)]
    public void The_operator_needs_a_scope_of_its_own(string scopes, bool admin) =>
        Access.Granted(scopes, null, "fhircalc.admin").IsAdmin.ShouldBe(admin);
}
