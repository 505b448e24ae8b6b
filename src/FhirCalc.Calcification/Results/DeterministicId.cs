using FhirCalc.Fhir.Json;

namespace FhirCalc.Calcification.Results;

/// <summary>Ids of results: the same names give the same id, so that a repeat writes the same resource.</summary>
internal static class DeterministicId
{
    private static readonly Guid Results = new("5d8bd9f2-6a53-5c09-9a3b-6e4a5f0c7d11");

    public static string Of(params string[] names) => NameBasedUuid.Create(Results, string.Join('\n', names));
}
