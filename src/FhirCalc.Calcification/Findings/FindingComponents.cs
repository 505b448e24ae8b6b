using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Path;

namespace FhirCalc.Calcification.Findings;

/// <summary>The components of a finding by their codes, read once.</summary>
internal sealed class FindingComponents
{
    private readonly List<(string System, string Code, Element Value)> _values = [];

    public FindingComponents(Element finding)
    {
        foreach (var component in finding.Children("component"))
        {
            var value = component.Child("value");
            if (!value.Exists)
                continue;
            foreach (var coding in component.Node["code"u8]["coding"u8].Children)
            {
                if (coding["system"u8].GetString() is { } system && coding["code"u8].GetString() is { } code)
                    _values.Add((system, code, value));
            }
        }
    }

    /// <summary>The values of the components with this code, in their order.</summary>
    public PathValues Of(string system, string code)
    {
        PathValues found = PathValues.Empty;
        List<PathValue>? more = null;
        foreach (var (valueSystem, valueCode, value) in _values)
        {
            if (valueCode != code || valueSystem != system)
                continue;
            if (found.IsEmpty)
                found = PathValues.Of(new ElementValue(value));
            else
                (more ??= [found[0]]).Add(new ElementValue(value));
        }

        return more is null ? found : PathValues.From(more);
    }
}
