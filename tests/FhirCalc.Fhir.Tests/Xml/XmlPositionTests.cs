using System.Text;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Tests.Validation;
using FhirCalc.Fhir.Xml;

namespace FhirCalc.Fhir.Tests.Xml;

/// <summary>Issues about a resource that came as XML point into the XML, not into the JSON that it was turned into.</summary>
public sealed class XmlPositionTests
{
    [Theory]
    [InlineData("<Patient xmlns='http://hl7.org/fhir'>\r\n  <active value='maybe'/>\r\n</Patient>", "Patient.active", 2, 3)]
    [InlineData("<Patient xmlns='http://hl7.org/fhir'>\n <mood value='good'/></Patient>", "Patient", 2, 2)]
    [InlineData("<Patient xmlns='http://hl7.org/fhir'><name><given value='é'/>\n<given value='ok'><extension url=''/></given></name></Patient>", "Patient.name[0].given[1].extension[0].url", 2, 19)]
    [InlineData("<Bundle xmlns='http://hl7.org/fhir'><type value='collection'/><entry><resource>\n<Basic/></resource></entry></Bundle>", "Bundle.entry[0].resource", 2, 1)]
    public void An_issue_has_the_line_and_column_of_the_element_in_the_XML(string xml, string location, int line, int column)
    {
        XmlResource.TryRead(Encoding.UTF8.GetBytes(xml), Validators.Core.Engine.Types, out var resource, out var problem).ShouldBeTrue(problem?.Message);

        var issues = Validators.Core.Validate(resource!).Issues.Where(issue => issue.IsError && issue.Location == location).ToList();
        issues.ShouldNotBeEmpty(string.Join("\n", Validators.Core.Validate(resource!).Issues));
        issues.ShouldAllBe(issue => issue.Line == line && issue.Column == column, string.Join("\n", issues));
    }

    [Fact]
    public void A_limit_that_only_the_JSON_form_exceeds_is_told_with_the_place_in_the_XML()
    {
        var xml = "<Questionnaire xmlns='http://hl7.org/fhir'>\n" + string.Concat(Enumerable.Repeat("<item>", 80)) + string.Concat(Enumerable.Repeat("</item>", 80)) + "</Questionnaire>";
        XmlResource.TryRead(Encoding.UTF8.GetBytes(xml), Validators.Core.Engine.Types, out _, out var problem).ShouldBeFalse();
        problem!.Id.ShouldBe(JsonIssueIds.TooDeep);
        problem.Line.ShouldBe(2);
        problem.Column!.Value.ShouldBeInRange(300, 480);
    }
}
