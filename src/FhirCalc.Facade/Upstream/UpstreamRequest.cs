namespace FhirCalc.Facade.Upstream;

/// <param name="Relative">Path and query below the FHIR base; empty for the base itself.</param>
internal sealed record UpstreamRequest(HttpMethod Method, string Relative, byte[]? Body = null)
{
    /// <summary>A form, for a search that is posted; otherwise the body is FHIR.</summary>
    public bool IsForm { get; init; }

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];
}
