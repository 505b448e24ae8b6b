using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Upstream;

/// <summary>The OperationOutcome in an answer of the external server, if it is one.</summary>
internal static class ServerOutcome
{
    public static byte[]? Of(byte[] body) =>
        body.Length > 0 && ResourceJson.TryParse(body, null, out var resource, out _) ? Of(resource.Root) : null;

    public static byte[]? Of(Node resource) =>
        resource["resourceType"u8].TextEquals("OperationOutcome"u8) && resource["issue"u8].Count > 0 ? resource.Raw.ToArray() : null;
}
