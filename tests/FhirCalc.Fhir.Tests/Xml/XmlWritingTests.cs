using System.Text;
using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Json;
using FhirCalc.Fhir.Tests.Validation;
using FhirCalc.Fhir.Xml;

namespace FhirCalc.Fhir.Tests.Xml;

public sealed class XmlWritingTests
{
    private const string Head = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";

    private static readonly TypeModel Types = new(Validators.R4);

    [Fact]
    public void Elements_stand_in_the_order_of_the_definition_with_ids_urls_and_siblings_in_their_places()
    {
        Write("""
            {"birthDate":"2000-01-01","_birthDate":{"extension":[{"valueDecimal":1.10,"url":"http://x"}],"id":"b"},
             "name":[{"given":["A",null,"C"],"_given":[null,{"id":"g"},null],"id":"n"}],"active":true,"id":"p","resourceType":"Patient",
             "contained":[{"resourceType":"Basic","code":{"text":"é\n<&\""}}]}
            """).ShouldBe(Head + "<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"p\" /><contained><Basic><code><text value=\"é&#xA;&lt;&amp;&quot;\" /></code></Basic></contained>"
            + "<active value=\"true\" /><name id=\"n\"><given value=\"A\" /><given id=\"g\" /><given value=\"C\" /></name>"
            + "<birthDate value=\"2000-01-01\" id=\"b\"><extension url=\"http://x\"><valueDecimal value=\"1.10\" /></extension></birthDate></Patient>");
    }

    [Theory]
    [InlineData("1.0e0")]
    [InlineData("-0.00")]
    [InlineData("1E+2")]
    [InlineData("0.1234567890123456789012")]
    [InlineData("123456789012345678901234567890123456789012345678901234567890")]
    public void A_number_keeps_its_letters(string number) =>
        ShouldComeBack($$"""{"resourceType":"Observation","valueQuantity":{"value":{{number}}},"component":[{"valueInteger":{{number}}}]}""");

    [Theory]
    [InlineData("<div xmlns='http://www.w3.org/1999/xhtml'/>")]
    [InlineData("<div xmlns=\"http://www.w3.org/1999/xhtml\"><!-- a > b --><p class = 'x>y'>A&#160;&lt;B&gt; <br/><br /><![CDATA[<div>]]></p>\r\n<div>C</div></div>")]
    [InlineData("<h:div xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:p>A</h:p></h:div>")]
    [InlineData("<div xmlns=\"http://www.w3.org/1999/xhtml\"><?x y?>𝔄</div >")]
    public void A_narrative_keeps_its_letters(string div) =>
        ShouldComeBack("{\"resourceType\":\"Patient\",\"text\":{\"status\":\"generated\",\"div\":" + JsonText.Quote(div) + "}}");

    [Theory]
    [InlineData("\" leading and trailing \"")]
    [InlineData("\"\"")]
    [InlineData("\"\\r\\n\\t\\u0085\\u2028\"")]
    [InlineData("\"]]>&amp;<!--'\\\"\"")]
    [InlineData("\"\\ud834\\udd1e\"")]
    public void A_text_keeps_its_characters(string text) => ShouldComeBack($$"""{"resourceType":"Patient","name":[{"text":{{text}}}]}""");

    [Theory]
    [InlineData("{}", XmlIssueIds.NotExpressible, "Resource")]
    [InlineData("[]", XmlIssueIds.NotExpressible, "Resource")]
    [InlineData("{'resourceType':'Nothing'}", XmlIssueIds.NotExpressible, "Resource")]
    [InlineData("{'resourceType':'DomainResource'}", XmlIssueIds.NotExpressible, "DomainResource")]
    [InlineData("{'resourceType':'Patient','mood':'good'}", XmlIssueIds.NotExpressible, "Patient")]
    [InlineData("{'resourceType':'Patient','active':true,'active':true}", XmlIssueIds.NotExpressible, "Patient.active")]
    [InlineData("{'resourceType':'Patient','active':'true'}", XmlIssueIds.NotExpressible, "Patient.active")]
    [InlineData("{'resourceType':'Patient','active':null}", XmlIssueIds.NotExpressible, "Patient")]
    [InlineData("{'resourceType':'Patient','active':[true]}", XmlIssueIds.NotExpressible, "Patient")]
    [InlineData("{'resourceType':'Patient','_active':{}}", XmlIssueIds.NotExpressible, "Patient.active")]
    [InlineData("{'resourceType':'Patient','_active':{'value':true}}", XmlIssueIds.NotExpressible, "Patient.active")]
    [InlineData("{'resourceType':'Patient','name':{}}", XmlIssueIds.NotExpressible, "Patient.name[0]")]
    [InlineData("{'resourceType':'Patient','name':[]}", XmlIssueIds.NotExpressible, "Patient")]
    [InlineData("{'resourceType':'Patient','name':['A']}", XmlIssueIds.NotExpressible, "Patient.name[0]")]
    [InlineData("{'resourceType':'Patient','name':[{'given':[null]}]}", XmlIssueIds.NotExpressible, "Patient.name[0]")]
    [InlineData("{'resourceType':'Patient','name':[{'given':['A',null]}]}", XmlIssueIds.NotExpressible, "Patient.name[0]")]
    [InlineData("{'resourceType':'Patient','name':[{'given':['A','B'],'_given':[{'id':'a'}]}]}", XmlIssueIds.NotExpressible, "Patient.name[0]")]
    [InlineData("{'resourceType':'Patient','_name':[{'id':'a'}]}", XmlIssueIds.NotExpressible, "Patient")]
    [InlineData("{'resourceType':'Patient','name':[{'id':1}]}", XmlIssueIds.NotExpressible, "Patient.name[0].id")]
    [InlineData("{'resourceType':'Patient','extension':[{'url':'a','_url':{'id':'b'}}]}", XmlIssueIds.NotExpressible, "Patient.extension[0].url")]
    [InlineData("{'resourceType':'Patient','contained':[{'id':'a'}]}", XmlIssueIds.NotExpressible, "Patient.contained[0]")]
    [InlineData("{'resourceType':'Patient','id':'\\u0000'}", XmlIssueIds.Character, "Patient.id")]
    [InlineData("{'resourceType':'Patient','name':[{'text':'a\\u001fb'}]}", XmlIssueIds.Character, "Patient.name[0].text")]
    [InlineData("{'resourceType':'Patient','name':[{'text':'\\ufffe'}]}", XmlIssueIds.Character, "Patient.name[0].text")]
    [InlineData("{'resourceType':'Patient','text':{'div':'text'}}", XmlIssueIds.Narrative, "Patient.text.`div`")]
    [InlineData("{'resourceType':'Patient','text':{'div':'<div>no namespace</div>'}}", XmlIssueIds.Narrative, "Patient.text.`div`")]
    [InlineData("{'resourceType':'Patient','text':{'div':'<div xmlns=\\'http://www.w3.org/1999/xhtml\\'>&nbsp;</div>'}}", XmlIssueIds.Narrative, "Patient.text.`div`")]
    [InlineData("{'resourceType':'Patient','text':{'div':'<div xmlns=\\'http://www.w3.org/1999/xhtml\\'/><!-- -->'}}", XmlIssueIds.Narrative, "Patient.text.`div`")]
    [InlineData("{'resourceType':'Patient','text':{'div':'<!-- --><div xmlns=\\'http://www.w3.org/1999/xhtml\\'/>'}}", XmlIssueIds.Narrative, "Patient.text.`div`")]
    [InlineData("{'resourceType':'Patient','text':{'div':'<div xmlns=\\'http://www.w3.org/1999/xhtml\\'/><div xmlns=\\'http://www.w3.org/1999/xhtml\\'/>'}}", XmlIssueIds.Narrative, "Patient.text.`div`")]
    public void What_XML_cannot_give_back_is_told_with_its_place(string json, string id, string location)
    {
        var text = json.Replace("\\'", "`", StringComparison.Ordinal).Replace('\'', '"').Replace('`', '\'');
        XmlResource.TryWrite(Parse(text), Types, out var xml, out var problems).ShouldBeFalse();

        xml.ShouldBeNull();
        problems.Select(problem => $"{problem.Id} {problem.Location}").ShouldBe([$"{id} {location}"]);
        problems[0].Line.ShouldBe(1);
    }

    [Fact]
    public void All_that_stands_in_the_way_is_told_at_once()
    {
        XmlResource.TryWrite(Parse("""{"resourceType":"Patient","mood":1,"active":"x","name":[{"text":"\u0001"}]}"""), Types, out _, out var problems);
        problems.Count.ShouldBe(3);
    }

    [Fact]
    public void Nesting_beyond_the_limit_is_told()
    {
        var json = "{\"resourceType\":\"Questionnaire\"" + string.Concat(Enumerable.Repeat(",\"item\":[{\"linkId\":\"a\"", 40)) + string.Concat(Enumerable.Repeat("}]", 40)) + "}";
        XmlResource.TryWrite(Parse(json), Types, out _, out var problems, new JsonLimits { MaxDepth = 30 }).ShouldBeFalse();
        problems.ShouldHaveSingleItem().Id.ShouldBe(XmlIssueIds.TooDeep);
    }

    private static ResourceJson Parse(string json) => ResourceJson.Parse(Encoding.UTF8.GetBytes(json));

    private static string Write(string json)
    {
        XmlResource.TryWrite(Parse(json), Types, out var xml, out var problems).ShouldBeTrue(string.Join("\n", problems));
        return Encoding.UTF8.GetString(xml!);
    }

    private static void ShouldComeBack(string json)
    {
        XmlResource.TryRead(Encoding.UTF8.GetBytes(Write(json)), Types, out var back, out var problem).ShouldBeTrue(problem?.Message);
        CanonicalJson.Hash(back!).ShouldBe(CanonicalJson.Hash(Parse(json)), Encoding.UTF8.GetString(back!.Utf8.Span));
    }
}
