using FhirCalc.Fhir.Path;

namespace FhirCalc.Fhir.Tests.Path;

public sealed class TypeCheckTests
{
    [Theory]
    [InlineData("Observation", "Observation.component.where(code.coding.code = 'a').value.ofType(Quantity).value > 1")]
    [InlineData("Observation", "Resource.meta.profile")]
    [InlineData("Observation", "value.code")]
    [InlineData("Observation", "subject.resolve().anything.at.all")]
    [InlineData("Observation", "contained.anything")]
    [InlineData("Observation", "descendants().anything")]
    [InlineData("Observation", "component.select(code | value).coding.code")]
    [InlineData("Observation", "component.exists($this.code.exists() and %context.status = 'final')")]
    [InlineData("Observation", "(value as Quantity).code")]
    [InlineData("Observation", "extension('http://x').value.coding")]
    [InlineData("Observation.component", "code.coding.exists() and %resource.subject.exists()")]
    [InlineData("Questionnaire", "repeat(item).linkId")]
    [InlineData("Questionnaire", "item.item.item.linkId")]
    [InlineData("Bundle", "entry.resource.ofType(Observation).component.code")]
    [InlineData("Bundle", "entry.resource.type().name")]
    [InlineData("Patient", "birthDate.extension.url")]
    [InlineData("Patient", "Patient.name | Practitioner.name | Person.name")]
    [InlineData("Person", "(Patient.name | Practitioner.name | Person.name).family")]
    public void A_path_that_can_give_something_compiles(string context, string expression) => Compile(context, expression);

    [Theory]
    [InlineData("Observation", "valueQuantity.value", 0, "write value.ofType(Quantity)")]
    [InlineData("Observation", "component.valueCodeableConcept", 10, "write value.ofType(CodeableConcept)")]
    [InlineData("Observation", "Patient.name", 0, "The focus is Observation, never Patient")]
    [InlineData("Observation", "component.where(cod.exists())", 16, "has no element 'cod'")]
    [InlineData("Observation", "component.exists($this.cod = 1)", 23, "has no element 'cod'")]
    [InlineData("Observation", "value.ofType(Quantity).coding", 23, "Quantity has no element 'coding'")]
    [InlineData("Observation", "iif(status = 'final', statu, 1)", 22, "has no element 'statu'")]
    [InlineData("Observation", "code.memberOf(cod)", 14, "has no element 'cod'")]
    [InlineData("Observation.component", "component", 0, "Observation.component has no element 'component'")]
    [InlineData("Bundle", "entry.resource.ofType(Observation).compnent", 35, "Observation has no element 'compnent'")]
    [InlineData("Patient", "Patient.children().skip(1)", 19, "children() has no order")]
    [InlineData("Patient", "descendants()[0]", 13, "descendants() has no order")]
    [InlineData("Patient", "Practitioner.name | Person.name", 0, "The focus is Patient, never Practitioner")]
    [InlineData("Patient", "Practitioner.name | Patient.nam", 28, "Patient has no element 'nam'")]
    [InlineData("Nonsense", "a", 0, "There is no type 'Nonsense'")]
    public void A_path_that_can_give_nothing_is_refused(string context, string expression, int position, string message)
    {
        var failure = Should.Throw<PathException>(() => Compile(context, expression));

        failure.Message.ShouldContain(message);
        failure.Position.ShouldBe(position);
    }

    [Fact]
    public void Steps_from_a_variable_of_known_type_are_judged_too()
    {
        var options = new PathOptions
        {
            Variables = new HashSet<string> { "finding", "other" },
            VariableTypes = new Dictionary<string, string> { ["finding"] = "Observation" },
        };
        var compiler = new PathCompiler(PathFixture.Types);

        compiler.Compile("%finding.component.exists() and %other.anything.exists() and anything.exists()", options);
        Should.Throw<PathException>(() => compiler.Compile("%finding.compnent.exists()", options)).Message.ShouldContain("Observation has no element 'compnent'");
    }

    [Theory]
    [InlineData("%context.where($this is Observation or $this is Condition).where(status = 'final')")]
    [InlineData("%context.where(($this is Observation) and status = 'final').exists()")]
    [InlineData("%context.status = 'final'")]
    public void What_the_caller_calls_context_is_not_the_focus(string expression)
    {
        var options = new PathOptions { ContextType = "boolean", Variables = new HashSet<string> { "context" } };

        new PathCompiler(PathFixture.Types).Compile(expression, options);
        Should.Throw<PathException>(() => Compile("boolean", expression)).Message.ShouldContain("boolean has no element 'status'");
    }

    [Fact]
    public void Without_a_context_type_such_a_path_is_empty() => PathFixture.Show("valueQuantity.nonsense").ShouldBeEmpty();

    private static void Compile(string context, string expression) =>
        new PathCompiler(PathFixture.Types).Compile(expression, new PathOptions { ContextType = context });
}
