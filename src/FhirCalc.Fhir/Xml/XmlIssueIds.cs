namespace FhirCalc.Fhir.Xml;

/// <summary>Stable ids of the issues that reading XML text raises.</summary>
public static class XmlIssueIds
{
    /// <summary>The text is not well-formed XML, or has a document type declaration, which FHIR forbids.</summary>
    public const string Syntax = "FC0011";

    /// <summary>An element, attribute or text stands where FHIR XML allows none.</summary>
    public const string Content = "FC0012";

    /// <summary>Elements are nested deeper than the limit.</summary>
    public const string TooDeep = "FC0013";
}
