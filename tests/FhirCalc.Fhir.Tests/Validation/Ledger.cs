using System.Text.Json;

namespace FhirCalc.Fhir.Tests.Validation;

/// <summary>
/// Known differences from a suite, each with its reason or the name of a class of reasons, in a JSON file beside the test. A
/// listed case that no longer differs must be taken off the list.
/// </summary>
internal sealed class Ledger
{
    private readonly Dictionary<string, string> _reasons;
    private readonly IReadOnlyDictionary<string, string> _classes;

    private Ledger(Dictionary<string, string> reasons, IReadOnlyDictionary<string, string> classes) => (_reasons, _classes) = (reasons, classes);

    public static Ledger Read(string fileName, IReadOnlyDictionary<string, string>? classes = null)
    {
        var path = Repository.Place("tests/FhirCalc.Fhir.Tests/Validation/" + fileName);
        return new Ledger(JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path))!, classes ?? new Dictionary<string, string>());
    }

    /// <summary>Compares the cases that differ with those that are listed.</summary>
    public void ShouldCover(IReadOnlyDictionary<string, string> differing)
    {
        var unlisted = differing.Where(pair => !_reasons.ContainsKey(pair.Key)).Select(pair => $"{pair.Key}: {pair.Value}").ToList();
        unlisted.ShouldBeEmpty("differ and are not in the ledger");
        _reasons.Keys.Where(name => !differing.ContainsKey(name)).ShouldBeEmpty("are in the ledger but no longer differ: take them off");
        _reasons.Values.ShouldAllBe(reason => reason.Length > 20 || _classes.ContainsKey(reason));
    }

    /// <summary>A case of a class is listed under the name of its class, any other with a reason of its own.</summary>
    public void ShouldName(IEnumerable<(string Name, string? Class)> cases)
    {
        foreach (var (name, className) in cases)
            (_reasons[name] == className || (className is null && _reasons[name].Contains(' '))).ShouldBeTrue($"{name} belongs to {className ?? "no class"}");
    }
}
