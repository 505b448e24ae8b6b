namespace FhirCalc.Sandbox;

/// <summary>Stable ids of what the sandbox refuses.</summary>
internal static class SandboxIssueIds
{
    /// <summary>The address or the method is none that this server has.</summary>
    public const string NoSuchInteraction = "FC3001";

    /// <summary>The resource type is not one of R4.</summary>
    public const string UnknownType = "FC3002";

    /// <summary>Nothing is stored under this id or version.</summary>
    public const string NotFound = "FC3003";

    /// <summary>It was deleted.</summary>
    public const string Gone = "FC3004";

    /// <summary>The resource in the body does not fit the address.</summary>
    public const string BodyMismatch = "FC3005";

    /// <summary>An id that breaks the rules of FHIR ids.</summary>
    public const string BadId = "FC3006";

    /// <summary>If-Match, If-None-Match or If-None-Exist do not hold.</summary>
    public const string Precondition = "FC3007";

    /// <summary>A search parameter or its value cannot be understood.</summary>
    public const string BadSearch = "FC3008";

    /// <summary>A search parameter that this server does not know and has left out.</summary>
    public const string IgnoredParameter = "FC3009";

    /// <summary>A Bundle that is no transaction or batch, or an entry that cannot be carried out.</summary>
    public const string BadBundle = "FC3010";

    /// <summary>A content type or Accept header other than JSON.</summary>
    public const string NotJson = "FC3011";

    /// <summary>The body is longer than the server reads.</summary>
    public const string TooLong = "FC3012";

    /// <summary>The server itself failed.</summary>
    public const string Internal = "FC3013";
}
