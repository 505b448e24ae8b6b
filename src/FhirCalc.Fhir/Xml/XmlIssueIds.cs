namespace FhirCalc.Fhir.Xml;

/// <summary>Stable ids of the issues that reading and writing XML text raises.</summary>
public static class XmlIssueIds
{
    /// <summary>The text is not well-formed XML, or has a document type declaration, which FHIR forbids.</summary>
    public const string Syntax = "FC0011";

    /// <summary>An element, attribute or text stands where FHIR XML allows none.</summary>
    public const string Content = "FC0012";

    /// <summary>Elements are nested deeper than the limit.</summary>
    public const string TooDeep = "FC0013";

    /// <summary>The JSON holds something that FHIR XML has no form for, or would not give back as it was.</summary>
    public const string NotExpressible = "FC0014";

    /// <summary>A text holds a character that XML has no spelling for, such as U+0000.</summary>
    public const string Character = "FC0015";

    /// <summary>The narrative is not exactly one well-formed XHTML <c>div</c>.</summary>
    public const string Narrative = "FC0016";
}
