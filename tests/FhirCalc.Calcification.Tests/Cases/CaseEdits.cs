using System.Text.Json.Nodes;

namespace FhirCalc.Calcification.Tests.Cases;

/// <summary>Changes to a case: the element gone that a result names as a reason, or another value in a component.</summary>
internal static class CaseEdits
{
    public static void SetComponent(JsonObject bundle, string component, string code)
    {
        var finding = Resource(bundle, "Observation/f1")!;
        var found = finding["component"]!.AsArray().Single(item => (string?)item!["code"]!["coding"]![0]!["code"] == component)!;
        found["valueCodeableConcept"]!["coding"]![0]!["code"] = code;
    }

    // Removes an element by the path that the result names, such as Observation.component[1].value.
    public static bool Remove(JsonObject bundle, string reference, string path)
    {
        JsonNode at = Resource(bundle, reference)!;
        var steps = path.Split('.')[1..];
        for (var i = 0; i < steps.Length; i++)
        {
            var name = steps[i].Split('[')[0];
            var parent = at.AsObject();
            var key = parent.Select(property => property.Key).FirstOrDefault(key => key == name || (name is "value" or "medication" && key.StartsWith(name, StringComparison.Ordinal)));
            if (key is null)
                return false;
            var index = steps[i].Contains('[', StringComparison.Ordinal) ? int.Parse(steps[i].Split('[', ']')[1], System.Globalization.CultureInfo.InvariantCulture) : -1;
            if (i == steps.Length - 1)
            {
                if (index < 0)
                    return parent.Remove(key);
                parent[key]!.AsArray().RemoveAt(index);
                return true;
            }

            at = index < 0 ? parent[key]! : parent[key]![index]!;
        }

        return false;
    }

    private static JsonObject? Resource(JsonObject bundle, string reference) => bundle["entry"]!.AsArray()
        .Select(entry => entry!["resource"]!.AsObject())
        .FirstOrDefault(resource => $"{resource["resourceType"]}/{resource["id"]}" == reference);
}
