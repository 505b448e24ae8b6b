namespace FhirCalc.Facade.Upstream;

/// <param name="Relative">Path and query below the FHIR base; empty for the base itself.</param>
internal sealed record UpstreamRequest(HttpMethod Method, string Relative, byte[]? Body = null)
{
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];
}
