using System.Text.Json.Nodes;
using FhirCalc.Facade.Tests.Support;

namespace FhirCalc.Facade.Tests.Model;

/// <summary>A submission of eight resources, each of which can be told from all others. Three in turn are about one patient.</summary>
internal static class ModelSubmission
{
    public static string Tag(int number) => FormattableString.Invariant($"model-{number}-");

    public static int Count(string type) => type == "Observation" ? 3 : 1;

    public static string Json(int number) => Submissions.With(bundle =>
    {
        bundle["identifier"] = new JsonObject { ["system"] = "urn:model", ["value"] = Tag(number) };
        var position = 0;
        foreach (var entry in bundle["entry"]!.AsArray())
        {
            var resource = entry!["resource"]!.AsObject();
            if ((string)resource["resourceType"]! == "Patient")
            {
                resource["identifier"]![0]!["value"] = FormattableString.Invariant($"MRN-{number % 2}");
                entry["request"]!["ifNoneExist"] = FormattableString.Invariant($"identifier=http://hospital.example.org/patients|MRN-{number % 2}");
            }
            else
            {
                resource["identifier"] = new JsonArray(new JsonObject { ["system"] = "urn:model", ["value"] = FormattableString.Invariant($"{Tag(number)}{position++}") });
            }
        }
    });
}
