using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Findings;

/// <summary>The components of a finding by their codes, read once.</summary>
internal sealed class FindingComponents
{
    private static readonly IReadOnlyList<PathValue> Nothing = PathValues.Empty;

    private readonly List<(string System, string Code, IReadOnlyList<PathValue> Value)> _values = [];

    public FindingComponents(Element finding, CodePool pool)
    {
        foreach (var component in finding.Children("component"))
        {
            var value = component.Child("value");
            if (!value.Exists)
                continue;
            IReadOnlyList<PathValue> values = PathValues.Of(new ElementValue(value));
            foreach (var coding in component.Node["code"u8]["coding"u8].Children)
            {
                if (pool.Of(coding["system"u8]) is { } system && pool.Of(coding["code"u8]) is { } code)
                    _values.Add((system, code, values));
            }
        }
    }

    /// <summary>The values of the components with this code, in their order.</summary>
    public IReadOnlyList<PathValue> Of(string system, string code)
    {
        var found = Nothing;
        List<PathValue>? more = null;
        foreach (var (valueSystem, valueCode, value) in _values)
        {
            if (valueCode != code || valueSystem != system)
                continue;
            if (found.Count == 0)
                found = value;
            else
                (more ??= [found[0]]).Add(value[0]);
        }

        return more is null ? found : PathValues.From(more);
    }
}
