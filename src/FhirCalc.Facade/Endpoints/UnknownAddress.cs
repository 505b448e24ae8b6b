using FhirCalc.Facade.Intake;
using FhirCalc.Facade.Operations;

namespace FhirCalc.Facade.Endpoints;

/// <summary>What is said of an address under which there is nothing: what there is in its place.</summary>
internal sealed class UnknownAddress(AllowedMethods methods, EndpointDataSource endpoints, ResourceTypes types)
{
    /// <summary>The name in the address is no resource type; perhaps it is an operation, perhaps only misspelt.</summary>
    public FhirReply Type(HttpRequest request, string name) => (name.StartsWith('$') ? Operation(request) : null) ?? FhirReply.Failure(FacadeIssueIds.NotFound, "not-found",
        types.All.FirstOrDefault(type => type.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } meant
            ? $"The address names no R4 resource type; the letters of a type count, and '{meant}' is one."
            : "The address names no R4 resource type.");

    /// <summary>The part of the address that should be an id is none.</summary>
    public FhirReply Id(HttpRequest request) => Operation(request)
        ?? FhirReply.Failure(FacadeIssueIds.NotFound, "not-found", "The address holds something that is no FHIR id (letters, digits, '-' and '.', up to 64).");

    /// <summary>Null if the address does not end with the name of an operation.</summary>
    public FhirReply? Operation(HttpRequest request)
    {
        if (request.Path.Value!.TrimEnd('/').Split('/')[^1] is not ['$', ..] name)
            return null;
        var offered = endpoints.Endpoints.SelectMany(endpoint => endpoint.Metadata.GetOrderedMetadata<FhirInteraction>())
            .Where(one => one.IsOperation).Select(one => "$" + one.Code).Distinct().Order(StringComparer.Ordinal).ToList();
        return Other(request, offered.Contains(name)
            ? "The operation is not offered at this address; GET /fhir/metadata tells for which types it is."
            : $"There is no such operation here. Offered are {string.Join(", ", offered)}; GET /fhir/metadata tells where.");
    }

    /// <summary>405 if the address takes another method, else 404 with these words.</summary>
    public FhirReply Other(HttpRequest request, string otherwise) => methods.Of(request.Path.Value!) is { } allowed
        ? NotAllowed(allowed)
        : FhirReply.Failure(FacadeIssueIds.NotFound, "not-supported", otherwise);

    /// <summary>The method is not taken where it was sent to.</summary>
    public FhirReply Method(HttpRequest request) => Operation(request) ?? NotAllowed(methods.Of(request.Path.Value!));

    private static FhirReply NotAllowed(string? allowed) => FhirReply.Failure(FacadeIssueIds.MethodNotAllowed, "not-supported",
        allowed is null ? "This address does not take this method. GET /fhir/metadata tells what can be asked." : $"This address takes {allowed} and no other method.") with { Allow = allowed };
}
