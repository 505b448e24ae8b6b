using FhirCalc.Fhir.Definitions;
using FhirCalc.Fhir.Issues;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Xml;

/// <summary>What stands in the way of writing a resource as XML, each with its place in the source.</summary>
internal sealed class XmlProblems(ResourceJson resource, TypeModel types)
{
    private readonly List<Issue> _issues = [];

    public IReadOnlyList<Issue> Issues => _issues;

    public void Add(string id, Node place, string message)
    {
        var (line, column) = resource.PositionOf(place.Offset);
        _issues.Add(new Issue(id, IssueSeverity.Error, "structure", message)
        {
            Location = ElementLocation.Of(resource, types, place),
            Line = line,
            Column = column,
        });
    }
}
