using FhirCalc.Facade.Tests.Support;
using FhirCalc.Facade.Upstream;

namespace FhirCalc.Facade.Tests.Upstream;

public sealed class DeliveryDocumentTests
{
    [Fact]
    public void The_documented_table_is_the_one_that_is_used()
    {
        var documented = Repository.Read("docs/delivery.md").Split('\n').Where(line => line.Length > 2 && line[0] == '|' && char.IsAsciiDigit(line[2]));
        var used = DeliveryClasses.Table.Select(row => $"| {row.Statuses} | {row.Single} | {row.Transaction} | {row.Why} |");

        documented.ShouldBe(used);
    }

    [Fact]
    public void Every_status_has_a_class_and_only_2xx_is_delivered()
    {
        for (var status = 0; status < 1000; status++)
        {
            foreach (var form in Enum.GetValues<DeliveryForm>())
                (DeliveryClasses.Of(status, form) == DeliveryClass.Delivered).ShouldBe(status is >= 200 and < 300, $"{status}");
            DeliveryClasses.Of(status).ShouldBeOneOf(DeliveryClass.Delivered, DeliveryClass.Transient, DeliveryClass.Rejected);
        }
    }

    [Theory]
    [InlineData("not-supported", false)]
    [InlineData("processing", false)]
    [InlineData("code-invalid", true)]
    public void Only_some_issue_types_are_surely_about_content(string code, bool certain)
    {
        var outcome = $$"""{"resourceType":"OperationOutcome","issue":[{"severity":"information","code":"value"},{"severity":"error","code":"{{code}}"}]}""";
        ContentRefusal.IsCertain(System.Text.Encoding.UTF8.GetBytes(outcome)).ShouldBe(certain);
        ContentRefusal.IsCertain("<html>value</html>"u8.ToArray()).ShouldBeFalse();
    }
}
