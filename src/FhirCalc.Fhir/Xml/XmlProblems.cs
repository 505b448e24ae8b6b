using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Xml;

/// <summary>What stands in the way of writing a resource as XML, each with its place in the source; the first hundred are spelled out.</summary>
internal sealed class XmlProblems(ResourceJson resource, TypeModel types)
{
    private const int Limit = 100;

    private readonly List<Issue> _issues = [];

    public IReadOnlyList<Issue> Issues => _issues;

    public void Add(string id, Node place, string message)
    {
        // Finding a place costs a walk from the root; nobody reads thousands of them.
        if (_issues.Count == Limit)
            _issues.Add(new Issue(id, IssueSeverity.Error, "structure", $"There are more problems than these {Limit}."));
        if (_issues.Count > Limit)
            return;
        var (line, column) = resource.PositionOf(place.Offset);
        _issues.Add(new Issue(id, IssueSeverity.Error, "structure", message)
        {
            Location = ElementLocation.Of(resource, types, place),
            Line = line,
            Column = column,
        });
    }
}
