using System.Security.Cryptography;
using FhirCalc.Calcification.Packaging;
using FhirCalc.Facade.Conformance;
using FhirCalc.Facade.Operations;
using FhirCalc.Facade.Security;
using Microsoft.Net.Http.Headers;

namespace FhirCalc.Facade.Endpoints;

/// <summary>Profiles, terminology, rules and operations of the embedded guide: to read and to search.</summary>
internal static class GuideEndpoints
{
    // The same bytes for everybody, made when they are first asked for.
    private static readonly Lazy<(byte[] Bytes, EntityTagHeaderValue Tag)> Package = new(() =>
    {
        using var buffer = new MemoryStream();
        GuidePackage.Write(buffer, []);
        var bytes = buffer.ToArray();
        return (bytes, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\""));
    });

    public static void MapGuide(this IEndpointRouteBuilder fhir)
    {
        fhir.MapRead("/package.tgz", () => Results.Bytes(Package.Value.Bytes, "application/gzip", GuidePackage.FileName, entityTag: Package.Value.Tag)).WithMetadata(new AnyClient(), new IsFile());
        foreach (var type in fhir.ServiceProvider.GetRequiredService<Guide>().Types)
        {
            fhir.MapRead($"/{type}", (HttpRequest request, GuideReply guide) => guide.Search(type, request.QueryString.Value ?? "", request))
                .WithMetadata(new AnyClient(), new FhirInteraction("search-type", type)
                {
                    IsAboutNobody = true,
                    SearchParameters = [.. GuideParameters.Of(type).Select(parameter => (parameter.Name, parameter.Type))],
                });
            fhir.MapRead($"/{type}/{{id}}", (string id, HttpRequest request, GuideReply guide, UnknownAddress unknown) => Read(type, id, request, guide, unknown))
                .WithMetadata(new AnyClient(), new FhirInteraction("read", type) { IsAboutNobody = true });
        }
    }

    private static FhirReply Read(string type, string id, HttpRequest request, GuideReply guide, UnknownAddress unknown) => unknown.Operation(request)
        ?? (id == "_history"
            ? FhirReply.Failure(FacadeIssueIds.NotFound, "not-supported", $"Of a {type} this service holds only what its guide says now, and no history.")
            : guide.Read(type, id, request.QueryString.Value ?? "", ReadConditions.Of(request)));
}
