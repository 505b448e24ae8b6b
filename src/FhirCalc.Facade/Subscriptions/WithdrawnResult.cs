using System.Text.Json;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Subscriptions;

/// <summary>A result as it is withdrawn: its status says so, and so do a note and the narrative; nothing else changes.</summary>
internal static class WithdrawnResult
{
    /// <summary>
    /// R4 has no word for "superseded". <c>cancelled</c> is what was given up before anybody made it final; <c>entered-in-error</c> would say
    /// that it should never have been.
    /// </summary>
    public const string Status = "cancelled";

    /// <summary>What nobody has made his own yet: only that is ours to withdraw.</summary>
    public static bool IsOurs(Node result) => result["status"u8].TextEquals("preliminary"u8);

    public static byte[] Of(Node result, string report)
    {
        var words = $"Withdrawn: {report} was changed after this was concluded from it. What follows from it as it is now, if anything, stands in newer results.";
        var writer = new SpliceWriter(result.Document);
        writer.SetString(result["status"u8], Status);
        var note = $$"""{"text":{{JsonSerializer.Serialize(words)}}}""";
        var first = result["note"u8].Children.GetEnumerator();
        if (first.MoveNext())
            writer.Replace(first.Current, note + "," + first.Current.RawText);
        else
            writer.InsertProperty(result, "note", $"[{note}]");
        if (result["text"u8]["div"u8].GetString() is { } div && div.IndexOf('>', StringComparison.Ordinal) is > 0 and var open && div[open - 1] != '/')
            writer.SetString(result["text"u8]["div"u8], $"{div[..(open + 1)]}<p>{words}</p>{div[(open + 1)..]}");
        return writer.ToUtf8(result);
    }
}
