using FhirCalc.Facade.Upstream;
using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Security;

/// <summary>
/// Whether a resource is a patient's: the elements behind the search parameter that finds the patient's resources name
/// this patient, and no other. Narrower than the compartment of the specification, which also counts who performed.
/// </summary>
internal sealed class PatientBelonging(SearchKnowledge knowledge, UpstreamAddress upstream)
{
    public bool Belongs(Node resource, string patient)
    {
        var type = resource["resourceType"u8].GetString() ?? "";
        if (type == "Patient")
            return resource["id"u8].GetString() == patient;
        if (knowledge.ParameterOfPatient(type) is not { } parameter || knowledge.Find(type, parameter) is not { } facts)
            return false;
        var patients = Paths(type, facts.Expression).SelectMany(path => References(resource, path, 0)).Select(PatientOf).OfType<string>().Distinct().ToList();
        return patients is [var one] && one == patient;
    }

    // "Condition.subject.where(resolve() is Patient) | (Claim.payee.party)": the elements alone.
    private static IEnumerable<string[]> Paths(string type, string expression)
    {
        foreach (var part in expression.Split('|', StringSplitOptions.TrimEntries))
        {
            var path = part.TrimStart('(').Split(".where(")[0].Split(" as ")[0].TrimEnd(')');
            if (path.StartsWith(type + ".", StringComparison.Ordinal))
                yield return path.Split('.')[1..];
        }
    }

    private static IEnumerable<string> References(Node node, string[] path, int depth)
    {
        if (node.IsArray)
        {
            foreach (var item in node.Children)
            {
                foreach (var reference in References(item, path, depth))
                    yield return reference;
            }
        }
        else if (depth < path.Length)
        {
            foreach (var reference in node.IsObject ? References(node[path[depth]], path, depth + 1) : [])
                yield return reference;
        }
        else if (node.IsObject && node["reference"u8].GetString() is { } reference)
        {
            yield return reference;
        }
    }

    /// <summary>The id behind a reference to a patient of the external server; another server's patient is itself, and so never ours.</summary>
    private string? PatientOf(string reference)
    {
        var relative = upstream.RelativeOf(reference) ?? reference;
        var parts = relative.Split('/');
        if (parts is ["Patient", _] or ["Patient", _, "_history", _])
            return parts[1];
        return parts.Contains("Patient") ? reference : null;
    }
}
