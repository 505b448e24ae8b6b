using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Path;
using FhirCalc.Fhir.Path.Functions;

namespace FhirCalc.Fhir.Tests.Path;

public sealed class EnvironmentTests
{
    [Theory]
    [InlineData("gender.memberOf('http://known')", "true")]
    [InlineData("gender.memberOf('http://other')", "false")]
    [InlineData("{}.memberOf('http://known')", "")]
    [InlineData("name[0].conformsTo('http://known')", "true")]
    [InlineData("generalPractitioner[0].resolve().id", "p")]
    [InlineData("generalPractitioner[1].resolve()", "")]
    [InlineData("managingOrganization.resolve().name", "Clinic")]
    [InlineData("name[0].subsumes(name[1])", "true")]
    [InlineData("name[0].subsumedBy(name[1])", "false")]
    public void The_environment_is_asked(string expression, string expected) =>
        PathFixture.Show(expression, environment: new Answers()).ShouldBe(expected);

    [Theory]
    [InlineData("gender.memberOf('http://x')")]
    [InlineData("name[0].conformsTo('http://x')")]
    [InlineData("name[0].subsumes(name[1])")]
    [InlineData("'male'.memberOf('http://known')")]
    [InlineData("gender.memberOf('http://x').not()")]
    [InlineData("gender.memberOf('http://x') and true")]
    [InlineData("gender.memberOf('http://x') or false")]
    [InlineData("true implies gender.memberOf('http://x')")]
    [InlineData("name.where(use.memberOf('http://x')).exists()")]
    public void What_cannot_be_decided_is_never_false(string expression) =>
        Should.Throw<PathUndecidedException>(() => PathFixture.Evaluate(expression));

    [Theory]
    [InlineData("gender.memberOf('http://x') and false", "false")]
    [InlineData("gender.memberOf('http://x') or true", "true")]
    [InlineData("gender.memberOf('http://x') implies true", "true")]
    [InlineData("false implies gender.memberOf('http://x')", "true")]
    public void The_other_side_may_settle_what_is_undecided(string expression, string expected) => PathFixture.Show(expression).ShouldBe(expected);

    [Fact]
    public void Trace_shows_what_passes_by()
    {
        var answers = new Answers();
        PathFixture.Evaluate("name.trace('names', given).count()", environment: answers);
        answers.Traced.ShouldBe(["names: 3"]);
    }

    [Theory]
    [InlineData("""<div xmlns="http://www.w3.org/1999/xhtml"><p class="x">a &lt; b <img src="#i" alt="i"/></p></div>""", true)]
    [InlineData("""<div xmlns="http://www.w3.org/1999/xhtml"><a href="https://example.org">a</a></div>""", true)]
    [InlineData("""<div>a</div>""", false)]
    [InlineData("""<p xmlns="http://www.w3.org/1999/xhtml">a</p>""", false)]
    [InlineData("""<div xmlns="http://www.w3.org/1999/xhtml"><script>x</script></div>""", false)]
    [InlineData("""<div xmlns="http://www.w3.org/1999/xhtml"><p onclick="x">a</p></div>""", false)]
    [InlineData("""<div xmlns="http://www.w3.org/1999/xhtml"><a href=" java&#10;script:x">a</a></div>""", false)]
    [InlineData("""<!DOCTYPE div [<!ENTITY a "b">]><div xmlns="http://www.w3.org/1999/xhtml">&a;</div>""", false)]
    [InlineData("""<div xmlns="http://www.w3.org/1999/xhtml"><p>a</div>""", false)]
    public void Narrative_is_checked(string html, bool safe) => Narrative.IsSafe(html).ShouldBe(safe);

    [Fact]
    public void Narrative_without_text_or_image_is_empty()
    {
        Narrative.HasContent("""<div xmlns="http://www.w3.org/1999/xhtml"> <p> </p></div>""").ShouldBeFalse();
        Narrative.HasContent("""<div xmlns="http://www.w3.org/1999/xhtml"><p><img src="a" alt="a"/></p></div>""").ShouldBeTrue();
    }

    [Theory]
    [InlineData("birthDate.extension('http://x/time').value", "1974-12-25T14:35:45-05:00")]
    [InlineData("birthDate.hasValue()", "true")]
    [InlineData("name[2].family.hasValue()", "false")]
    [InlineData("name[2].family.exists()", "true")]
    [InlineData("name[2].family.getValue()", "")]
    [InlineData("name.given.getValue()", "")]
    [InlineData("birthDate.getValue() is System.Date", "true")]
    public void Extensions_and_values_of_primitives_are_reached(string expression, string expected) => PathFixture.Show(expression).ShouldBe(expected);

    [Fact]
    public void Selected_elements_tell_their_place()
    {
        var selected = PathFixture.Evaluate("name.given.where($this = 'Jim')").Single();
        selected.ShouldBeOfType<ElementValue>().Element.Location().ShouldBe("Patient.name[1].given[0]");
    }

    private sealed class Answers : IPathEnvironment
    {
        public List<string> Traced { get; } = [];

        public bool? MemberOf(Element coded, string valueSet) => valueSet == "http://known";

        public bool? ConformsTo(Element element, string profile) => profile == "http://known";

        public bool TryResolve(string reference, Element from, out Element target)
        {
            target = PathFixture.Patient;
            return reference == "Practitioner/1";
        }

        public bool? Subsumes(Element general, Element special) => general.Child("use").Text == "official";

        public void Trace(string name, IReadOnlyList<PathValue> values) => Traced.Add($"{name}: {values.Count}");
    }
}
