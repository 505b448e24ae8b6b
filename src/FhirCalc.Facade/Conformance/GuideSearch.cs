using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace FhirCalc.Facade.Conformance;

/// <summary>A search among the conformance resources of the guide.</summary>
/// <param name="Matches">All that match, in the order of their ids.</param>
/// <param name="Used">The parameters that counted, for the self link.</param>
/// <param name="Ignored">Names of parameters that are not known.</param>
internal sealed record GuideSearch(IReadOnlyList<GuideResource> Matches, IReadOnlyList<KeyValuePair<string, string>> Used, IReadOnlyList<string> Ignored, int Count, int Offset)
{
    private const int DefaultCount = 100;
    private const int MostCount = 1000;
    private const string OffsetName = "_offset";

    /// <summary>What can be searched by, with the type of each parameter.</summary>
    public static readonly IReadOnlyList<(string Name, string Type)> Parameters =
        [("_id", "token"), ("url", "uri"), ("version", "token"), ("name", "string"), ("title", "string"), ("status", "token")];

    // Between the client and the format of the answer: no part of the search.
    private static readonly string[] Apart = ["_format", "_pretty"];

    /// <summary>The page, and what asks for the next one; null if this is the last.</summary>
    public IReadOnlyList<GuideResource> Page => [.. Matches.Skip(Offset).Take(Count)];

    public IEnumerable<KeyValuePair<string, string>>? Next => Count > 0 && Offset + Count < Matches.Count
        ? Used.Where(pair => pair.Key != OffsetName).Append(new(OffsetName, (Offset + Count).ToString(CultureInfo.InvariantCulture)))
        : null;

    /// <exception cref="FormatException">A value cannot be read; the message is for the client.</exception>
    public static GuideSearch Run(IReadOnlyList<GuideResource> all, string query)
    {
        var matches = all.AsEnumerable();
        var used = new List<KeyValuePair<string, string>>();
        var ignored = new List<string>();
        var (count, offset) = (DefaultCount, 0);
        foreach (var pair in new QueryStringEnumerable(query))
        {
            var (name, value) = (pair.DecodeName().ToString(), pair.DecodeValue().ToString());
            if (Apart.Contains(name) || value.Length == 0)
                continue;
            if (name == "_count")
                count = Math.Min(Number(name, value), MostCount);
            else if (name == OffsetName)
                offset = Number(name, value);
            else if (Condition(name, value.Split(',')) is { } condition)
                matches = matches.Where(condition);
            else
            {
                ignored.Add(name);
                continue;
            }

            used.Add(new(name, value));
        }

        return new GuideSearch([.. matches], used, ignored, count, offset);
    }

    // Several values are alternatives (R4 search, 3.1.1.4.20).
    private static Func<GuideResource, bool>? Condition(string name, string[] values) => name switch
    {
        "_id" => resource => values.Contains(resource.Id),
        "url" => resource => values.Any(value => IsCanonical(resource, value)),
        "version" or "status" => resource => values.Contains(resource.Text(name)),
        "name" or "title" => Text(name, values, (text, value) => text.StartsWith(value, StringComparison.OrdinalIgnoreCase)),
        "name:contains" or "title:contains" => Text(name.Split(':')[0], values, (text, value) => text.Contains(value, StringComparison.OrdinalIgnoreCase)),
        "name:exact" or "title:exact" => Text(name.Split(':')[0], values, (text, value) => text == value),
        _ => null,
    };

    private static Func<GuideResource, bool> Text(string name, string[] values, Func<string, string, bool> fits) =>
        resource => resource.Text(name) is { } text && values.Any(value => fits(text, value));

    private static bool IsCanonical(GuideResource resource, string value) =>
        value == resource.Url || value == $"{resource.Url}|{resource.Version}";

    private static int Number(string name, string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new FormatException($"{name} must be a whole number.");
}
