using System.Globalization;
using System.Text;
using System.Text.Json;

namespace FhirCalc.Cli.Service;

/// <summary>Submissions as a person reads them.</summary>
internal static class SubmissionText
{
    /// <summary>One a line: id, state, when it came, attempts, client, reason.</summary>
    public static string Table(JsonElement list)
    {
        var text = new StringBuilder();
        foreach (var one in list.EnumerateArray())
        {
            text.Append(CultureInfo.InvariantCulture, $"{Word(one, "id")}  {Word(one, "state"),-9}  {Time(one)}  attempts {Word(one, "attempts"),-3}  {Word(one, "client")}");
            if (Word(one, "reason") is { Length: > 0 } reason)
                text.Append("  ").Append(reason);
            text.Append('\n');
        }

        return text.Length == 0 ? "No submissions.\n" : text.ToString();
    }

    /// <summary>What there is, a line each.</summary>
    public static string One(JsonElement submission) => string.Concat(submission.EnumerateObject()
        .Where(property => property.Value.ValueKind != JsonValueKind.Null).Select(property => $"{property.Name}: {property.Value}\n"));

    private static string Word(JsonElement one, string name) => one.TryGetProperty(name, out var value) ? value.ToString() : "";

    private static string Time(JsonElement one) =>
        one.GetProperty("receivedAt").GetDateTimeOffset().ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
