using System.Text.Json;
using System.Text.RegularExpressions;

namespace FhirCalc.Fhir.Tests.SecondOpinion;

/// <summary>
/// Known differences from another engine, by class: a pattern of what differs, who is right, and why. A class that no longer
/// occurs must be taken off the list.
/// </summary>
internal sealed class Differences
{
    private readonly List<(Regex Pattern, string Right)> _classes = [];
    private readonly HashSet<Regex> _met = [];
    private readonly List<string> _unlisted = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    private Differences()
    {
    }

    public static Differences Read(string fileName)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Repository.Place("tests/FhirCalc.Fhir.Tests/SecondOpinion/" + fileName)));
        var differences = new Differences();
        foreach (var entry in json.RootElement.EnumerateArray())
        {
            var right = entry.GetProperty("right").GetString()!;
            right.ShouldBeOneOf("we", "they", "both", "open");
            entry.GetProperty("reason").GetString()!.Length.ShouldBeGreaterThan(40);
            differences._classes.Add((new Regex(entry.GetProperty("pattern").GetString()!, RegexOptions.Singleline | RegexOptions.CultureInvariant), right));
        }

        return differences;
    }

    /// <summary>Notes a difference.</summary>
    public void Add(string difference)
    {
        var known = _classes.Find(one => one.Pattern.IsMatch(difference));
        if (known.Pattern is null)
        {
            _unlisted.Add(difference);
            return;
        }

        _met.Add(known.Pattern);
        _counts[known.Right] = _counts.GetValueOrDefault(known.Right) + 1;
    }

    /// <summary>Who is right how often.</summary>
    public string Summary() => string.Join(", ", _counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Value} {pair.Key}"));

    /// <summary>Fails when a difference is not listed, or a listed class did not occur.</summary>
    public void ShouldAllBeKnown()
    {
        _unlisted.Take(40).ShouldBeEmpty($"{_unlisted.Count} differences are not in the ledger");
        _classes.Where(one => !_met.Contains(one.Pattern)).Select(one => one.Pattern.ToString()).ShouldBeEmpty("are in the ledger but no longer occur: take them off");
    }
}
