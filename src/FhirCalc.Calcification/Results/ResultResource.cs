namespace FhirCalc.Calcification.Results;

/// <summary>A resource that an assessment results in.</summary>
/// <param name="ResourceType">RiskAssessment, Observation, Provenance or Device.</param>
/// <param name="Id">Its id: the same identity and version give the same.</param>
/// <param name="Json">The resource.</param>
public sealed record ResultResource(string ResourceType, string Id, ReadOnlyMemory<byte> Json)
{
    /// <summary>Type and id.</summary>
    public string Reference => ResourceType + "/" + Id;
}
