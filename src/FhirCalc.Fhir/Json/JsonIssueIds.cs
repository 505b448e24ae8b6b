namespace FhirCalc.Fhir.Json;

/// <summary>Stable ids of the issues that reading JSON text raises.</summary>
public static class JsonIssueIds
{
    /// <summary>The text is empty.</summary>
    public const string Empty = "FC0001";

    /// <summary>The text breaks the JSON grammar (RFC 8259).</summary>
    public const string Syntax = "FC0002";

    /// <summary>The text is longer than the limit.</summary>
    public const string TooLong = "FC0003";

    /// <summary>Objects and arrays are nested deeper than the limit.</summary>
    public const string TooDeep = "FC0004";

    /// <summary>The bytes are not UTF-8.</summary>
    public const string Encoding = "FC0005";

    /// <summary>A <c>\u</c> escape gives half of a surrogate pair.</summary>
    public const string Surrogate = "FC0006";
}
