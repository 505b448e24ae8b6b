using FhirCalc.Fhir.Json;

namespace FhirCalc.Facade.Upstream;

/// <summary>The OperationOutcome in an answer of the external server, if it is one.</summary>
internal static class ServerOutcome
{
    public static byte[]? Of(byte[] body) =>
        body.Length > 0 && ResourceJson.TryParse(body, null, out var resource, out _) ? Of(resource.Root) : null;

    public static byte[]? Of(Node resource) =>
        resource["resourceType"u8].TextEquals("OperationOutcome"u8) && resource["issue"u8].Count > 0 ? resource.Raw.ToArray() : null;

    /// <summary>One OperationOutcome with the issues of both, in this order.</summary>
    public static byte[]? Join(byte[]? first, byte[]? second)
    {
        if (first is null || second is null)
            return first ?? second;
        if (!ResourceJson.TryParse(second, null, out var outcome, out _) || outcome.Root["issue"u8] is not { IsArray: true, Count: > 0 } issues)
            return first;
        var start = ResourceJson.Parse(first);
        var writer = new SpliceWriter(start);
        writer.Replace(start.Root["issue"u8], start.Root["issue"u8].RawText[..^1] + "," + issues.RawText[1..]);
        return writer.ToUtf8();
    }
}
