namespace FhirCalc.Fhir.Issues;

/// <summary>What a message quotes of a text that may be of any length.</summary>
internal static class Excerpt
{
    /// <summary>The text, or its beginning with an ellipsis.</summary>
    public static string Of(string text, int longest) => text.Length <= longest ? text : text[..longest] + "…";
}
