using FhirCalc.Fhir.Json;

namespace FhirCalc.Sandbox.Interactions;

/// <summary>One entry of a transaction or batch, read as the request that it stands for.</summary>
internal sealed record BundleEntry(int Index, string? FullUrl, Node Resource, SandboxRequest Request)
{
    public string Location => $"Bundle.entry[{Index}]";

    public static BundleEntry Read(Node entry, int index, SandboxRequest outer)
    {
        var location = $"Bundle.entry[{index}]";
        var request = entry["request"];
        if (request["method"].GetString() is not { } method || request["url"].GetString() is not { } url)
            throw Refusal.BadBundle("Each entry needs request.method and request.url.", location + ".request");
        var relative = url.StartsWith(outer.BaseUrl, StringComparison.Ordinal) ? url[outer.BaseUrl.Length..] : url;
        var resource = entry["resource"];
        var inner = new SandboxRequest(method, Address.Parse(relative.TrimStart('/')), outer.BaseUrl)
        {
            Body = resource.IsObject ? Alone(resource) : null,
            IfMatch = request["ifMatch"].GetString(),
            IfNoneMatch = request["ifNoneMatch"].GetString(),
            IfNoneExist = request["ifNoneExist"].GetString(),
            Return = outer.Return,
            Strict = outer.Strict,
        };
        return inner.Interaction is Interaction.Bundle or Interaction.Capabilities
            ? throw Refusal.BadBundle("An entry cannot be a Bundle interaction or a capabilities interaction.", location + ".request.url")
            : new BundleEntry(index, entry["fullUrl"].GetString(), resource, inner);
    }

    public BundleEntry With(ResourceJson body) => this with { Request = Request with { Body = body } };

    /// <summary>The resource as a text of its own, without copying it.</summary>
    private static ResourceJson Alone(Node resource) =>
        ResourceJson.Parse(resource.Document.Utf8.Slice(resource.Offset, resource.Length));
}
