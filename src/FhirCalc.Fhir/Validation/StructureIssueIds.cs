namespace FhirCalc.Fhir.Validation;

/// <summary>Stable ids of the issues that the structure and the primitives of a resource raise.</summary>
public static class StructureIssueIds
{
    /// <summary>A resource must be a JSON object.</summary>
    public const string NotAnObject = "FC0101";

    /// <summary>A resource has no <c>resourceType</c>.</summary>
    public const string ResourceTypeMissing = "FC0102";

    /// <summary>The <c>resourceType</c> names no R4 resource.</summary>
    public const string ResourceTypeUnknown = "FC0103";

    /// <summary>The type has no such element.</summary>
    public const string UnknownElement = "FC0104";

    /// <summary>A property occurs twice in one object.</summary>
    public const string DuplicateProperty = "FC0105";

    /// <summary>A choice has values of two types.</summary>
    public const string TwoChoices = "FC0106";

    /// <summary>A mandatory element is missing.</summary>
    public const string ElementMissing = "FC0107";

    /// <summary>An element occurs more often than its type allows.</summary>
    public const string TooMany = "FC0108";

    /// <summary>An element that repeats must be written as an array.</summary>
    public const string ArrayExpected = "FC0109";

    /// <summary>An element that does not repeat must not be written as an array.</summary>
    public const string ArrayUnexpected = "FC0110";

    /// <summary>An element with children must be a JSON object.</summary>
    public const string ObjectExpected = "FC0111";

    /// <summary>A null where none may stand.</summary>
    public const string NullUnexpected = "FC0112";

    /// <summary>An object without content.</summary>
    public const string EmptyObject = "FC0113";

    /// <summary>An array without items.</summary>
    public const string EmptyArray = "FC0114";

    /// <summary>A <c>_name</c> sibling beside an element that is no primitive.</summary>
    public const string SiblingUnexpected = "FC0115";

    /// <summary>An array of primitives and its <c>_name</c> sibling have different lengths.</summary>
    public const string SiblingNotAligned = "FC0116";

    /// <summary>Values are nested too deeply to go on.</summary>
    public const string TooDeep = "FC0117";

    /// <summary>An extension that no loaded definition describes.</summary>
    public const string UnknownExtension = "FC0130";

    /// <summary>A modifier extension that no loaded definition describes.</summary>
    public const string UnknownModifierExtension = "FC0131";

    /// <summary>An extension stands where its definition does not allow it.</summary>
    public const string ExtensionContext = "FC0132";

    /// <summary>An extension that modifies meaning stands in <c>extension</c>, or the other way round.</summary>
    public const string ExtensionModifier = "FC0133";

    /// <summary>The url of an extension carries a version.</summary>
    public const string ExtensionVersion = "FC0134";

    /// <summary>Two links of a Bundle say the same relation where one is allowed.</summary>
    public const string BundleLinkTwice = "FC0140";

    /// <summary>The size of an attachment is not that of its data.</summary>
    public const string AttachmentSize = "FC0141";

    /// <summary>An address must be absolute.</summary>
    public const string NotAbsolute = "FC0142";

    /// <summary>A link within a narrative leads nowhere.</summary>
    public const string BrokenNarrativeLink = "FC0143";

    /// <summary>An address that is reserved for examples.</summary>
    public const string ExampleAddress = "FC0144";

    /// <summary>HTML in a markdown text.</summary>
    public const string HtmlInMarkdown = "FC0145";

    /// <summary>A code system that supplements another one does not say so.</summary>
    public const string SupplementContent = "FC0146";

    /// <summary>A search parameter differs from the one that it is derived from.</summary>
    public const string NotDerived = "FC0147";

    /// <summary>A ConceptMap maps a code that is not in its source value set.</summary>
    public const string NotMapped = "FC0148";

    /// <summary>The fullUrl of an entry disagrees with its resource.</summary>
    public const string FullUrlDisagrees = "FC0149";

    /// <summary>A primitive is written with the wrong kind of JSON value.</summary>
    public const string WrongJsonType = "FC0201";

    /// <summary>The characters of a primitive do not follow the rules of its type.</summary>
    public const string Format = "FC0202";

    /// <summary>A string without characters.</summary>
    public const string EmptyString = "FC0203";
}
