using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace FhirCalc.Facade.Conformance;

/// <summary>A search among the conformance resources of the guide.</summary>
/// <param name="Matches">All that match, in the order asked for, else of their ids.</param>
/// <param name="Used">The parameters that counted, for the self link.</param>
/// <param name="Ignored">Names of parameters that are not known.</param>
internal sealed record GuideSearch(IReadOnlyList<GuideResource> Matches, IReadOnlyList<KeyValuePair<string, string>> Used, IReadOnlyList<string> Ignored, int Count, int Offset)
{
    private const int DefaultCount = 100;
    private const int MostCount = 1000;
    private const int MostValues = 200;
    private const string CountName = "_count";
    private const string OffsetName = "_offset";
    private const string SortName = "_sort";

    // Between the client and the format of the answer, or held anyway: no part of the search.
    private static readonly string[] Apart = ["_format", "_pretty", "_total"];

    /// <summary>The page, and what asks for the next one; null if this is the last.</summary>
    public IReadOnlyList<GuideResource> Page => [.. Matches.Skip(Offset).Take(Count)];

    public IEnumerable<KeyValuePair<string, string>>? Next => Count > 0 && Offset + Count < Matches.Count
        ? Used.Where(pair => pair.Key != OffsetName).Append(new(OffsetName, (Offset + Count).ToString(CultureInfo.InvariantCulture)))
        : null;

    /// <exception cref="FormatException">A value cannot be read; the message is for the client.</exception>
    public static GuideSearch Run(Guide guide, string type, string query)
    {
        var matches = guide.Of(type).AsEnumerable();
        var used = new List<KeyValuePair<string, string>>();
        var ignored = new List<string>();
        var (count, offset) = (DefaultCount, 0);
        var values = 0;
        foreach (var pair in new QueryStringEnumerable(query))
        {
            var (name, value) = (pair.DecodeName().ToString(), pair.DecodeValue().ToString());
            if ((values += 1 + value.AsSpan().Count(',')) > MostValues)
                throw new FormatException($"A search of the guide has up to {MostValues} values.");
            if (Apart.Contains(name) || value.Length == 0)
                continue;
            var parts = name.Split(':', 2);
            if (name == CountName)
                count = Math.Min(Number(name, value), MostCount);
            else if (name == OffsetName)
                offset = Number(name, value);
            else if (name == SortName && Order(type, value) is { } order)
                matches = order(matches);
            else if (GuideParameters.Find(type, parts[0]) is { } parameter)
                matches = matches.Where(GuideCondition.Of(parameter, parts.ElementAtOrDefault(1), value.Split(','), guide.Since));
            else if (name is not (GuideView.Summary or GuideView.Elements))
            {
                ignored.Add(name);
                continue;
            }

            used.Add(new(name, value));
        }

        return new GuideSearch([.. matches], used, ignored, count, offset);
    }

    /// <summary>Null if one of the keys is none.</summary>
    private static Func<IEnumerable<GuideResource>, IEnumerable<GuideResource>>? Order(string type, string value)
    {
        var keys = value.Split(',').Select(key => (Parameter: GuideParameters.Find(type, key.TrimStart('-')), IsDown: key.StartsWith('-'))).Reverse().ToList();
        if (keys.Exists(key => key.Parameter is null))
            return null;

        // The last key first: sorting keeps the order of what is equal.
        return resources => keys.Aggregate(resources, (sorted, key) => key.IsDown
            ? sorted.OrderByDescending(resource => resource.Text(key.Parameter!.Property), StringComparer.OrdinalIgnoreCase)
            : sorted.OrderBy(resource => resource.Text(key.Parameter!.Property), StringComparer.OrdinalIgnoreCase));
    }

    private static int Number(string name, string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new FormatException($"{name} must be a whole number.");
}
